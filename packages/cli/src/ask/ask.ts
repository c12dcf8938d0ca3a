import { openSession } from '../conversation/open-session.ts';
import { addTurn, framedMessages } from '../conversation/session.ts';
import { askForWits } from '../gateway/balance.ts';
import type { Connection } from '../gateway/connection.ts';
import { describeShortage } from '../gateway/describe-shortage.ts';
import { listLimits } from '../gateway/list-limits.ts';
import { formatUSD } from '../i18n/format-usd.ts';
import { formatWits } from '../i18n/format-wits.ts';
import { joined, type Sentence, say } from '../i18n/sentence.ts';
import { readContent } from '../input/read-content.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { CommandContext } from '../program/command-context.ts';
import { type AnswerParts, describeParts } from './answer-parts.ts';
import { type AskOptions, wantsMarkdown } from './ask-options.ts';
import type { Dialect } from './dialect.ts';
import { limitMaxTokens, readMaxWits } from './limit-cost.ts';

/** One question and one answer, in a dialect. */
export async function ask(
  words: readonly string[],
  options: AskOptions,
  dialect: Dialect,
  context: CommandContext,
): Promise<CommandOutcome> {
  const form = options.schema === undefined ? null : await loadForm(options.schema);
  const content = await readContent(words, options.file ?? [], context);
  const connection = await context.connect(dialect.resource);
  const { client, defaults } = connection;
  const { maxTokens = dialect.defaultMaxTokens, temperature } = { ...defaults, ...options };
  const { session, notes, keep } = openSession(options, connection, context.io);
  const messages = framedMessages(session, content);
  const maxWits = readMaxWits(options.maxWits, context.io.env, defaults.maxWits);
  const limit = maxWits === undefined ? maxTokens : limitMaxTokens(messages, maxWits, maxTokens, form?.schema);
  const question = { messages, model: session.model, maxTokens: limit, temperature, schema: form?.schema };
  for (const note of notes) await context.messages.note(note);
  context.look.isMarkdown = wantsMarkdown(options, defaults);
  const way = { output: context.output, signal: context.io.signal };
  try {
    const given = await (options.stream === false
      ? dialect.answerWhole(client, question, way)
      : dialect.answerStreamed(client, question, way));
    const outcome = form === null ? given : form.check(given);
    const isHeldByCost = limit !== maxTokens;
    const more = await tellMore(outcome, options, connection, limit, isHeldByCost);
    const { text } = (outcome.data ?? {}) as { text?: string };
    const isKept = options.continue === true || options.session !== undefined;
    if (!isKept || text === undefined) return { ...outcome, ...more };
    addTurn(session, content, text);
    return { ...outcome, ...more, notes: [...(more.notes ?? []), keep() ?? []].flat() };
  } catch (error) {
    return describeShortage(error, connection, context);
  }
}

/** What checks answers against a schema is loaded for those alone that ask for it. */
async function loadForm(path: string) {
  const { loadAnswerForm } = await import('./answer-schema/answer-form.ts');
  return loadAnswerForm(path);
}

/** Names the limit that ended an answer, and the option that raises it. */
function describeLimit(maxTokens: number | undefined, isHeldByCost: boolean): Sentence {
  if (maxTokens === undefined) return say('the answer ends at its longest; give more with --max-tokens');
  const limit = formatWits(maxTokens);
  return isHeldByCost
    ? say('the answer ends at {limit} tokens, all that --max-wits leaves for it; give more with --max-wits', { limit })
    : say('the answer ends at {limit} tokens; give more with --max-tokens', { limit });
}

/** What is worth a line on standard error, once the answer stands. */
async function tellMore(
  outcome: CommandOutcome,
  options: AskOptions,
  connection: Connection,
  maxTokens: number | undefined,
  isHeldByCost: boolean,
): Promise<Pick<CommandOutcome, 'notes' | 'balanceAfter'>> {
  const notes: Sentence[] = [];
  if (outcome.finishReason === 'length' || outcome.finishReason === 'max_tokens') {
    notes.push(describeLimit(maxTokens, isHeldByCost));
  }
  notes.push(...describeParts((outcome.data ?? {}) as AnswerParts, outcome.finishReason));
  if (outcome.finishReason === 'content_filter') notes.push(say('the answer was ended by a content filter'));
  // The sandbox tells in any case.
  if (options.usage !== true || outcome.usage === undefined || connection.sandbox !== null) return { notes };

  const { inputTokens, outputTokens, estimated } = outcome.usage;
  const counts = { input: formatWits(inputTokens), output: formatWits(outputTokens) };
  const about = (cost: Sentence) => (estimated ? say('about {cost}', { cost }) : cost);
  if (connection.gateway !== 'clawwits') {
    const { costUSD, ...limits } = outcome.limits ?? {};
    const tokens = say('{input} tokens in, {output} out', counts);
    const cost = costUSD === undefined ? tokens : joined([tokens, formatUSD(costUSD)], ', ');
    const left = listLimits(limits);
    return { notes: [...notes, about(left.length === 0 ? cost : joined([cost, joined(left, ', ')], '; '))] };
  }
  // The answer stands also where it broke off.
  const balance = await askForWits(connection, {});
  const spent = say('{wits} Wits spent ({input} in, {output} out)', {
    wits: formatWits(inputTokens + outputTokens),
    ...counts,
  });
  if (balance === null) return { notes: [...notes, about(spent)] };
  const left = say('{wits} left', { wits: formatWits(balance.available) });
  return { notes: [...notes, about(joined([spent, left], ', '))], balanceAfter: balance.available };
}
