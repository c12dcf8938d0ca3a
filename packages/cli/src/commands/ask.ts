import type { Connection } from '../connection.ts';
import { openSession } from '../conversation/open-session.ts';
import { addTurn, framedMessages } from '../conversation/session.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { askForWits } from '../gateways/ask-for-wits.ts';
import { describeLimits, formatUSD } from '../gateways/describe-money.ts';
import { readContent } from '../input/read-content.ts';
import { type AskOptions, wantsMarkdown } from './ask-options.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { describeShortage } from './describe-shortage.ts';
import { formatWits } from './format-wits.ts';
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
  const { session, keep } = openSession(options, defaults, context.io);
  const messages = framedMessages(session, content);
  const maxWits = readMaxWits(options.maxWits, context.io.env, defaults.maxWits);
  const limit = maxWits === undefined ? maxTokens : limitMaxTokens(messages, maxWits, maxTokens, form?.schema);
  const question = { messages, model: session.model, maxTokens: limit, temperature, schema: form?.schema };
  context.look.isMarkdown = wantsMarkdown(options, defaults);
  const way = { output: context.output, signal: context.io.signal };
  try {
    const given = await (options.stream === false
      ? dialect.answerWhole(client, question, way)
      : dialect.answerStreamed(client, question, way));
    const outcome = form === null ? given : form.check(given);
    const more = await tellMore(outcome, options, connection, limit);
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
  const { loadAnswerForm } = await import('../input/answer-form.ts');
  return loadAnswerForm(path);
}

/** What is worth a line on standard error, once the answer stands. */
async function tellMore(
  outcome: CommandOutcome,
  options: AskOptions,
  connection: Connection,
  maxTokens: number | undefined,
): Promise<Pick<CommandOutcome, 'notes' | 'balanceAfter'>> {
  const notes: string[] = [];
  if (outcome.finishReason === 'length' || outcome.finishReason === 'max_tokens') {
    const limit = maxTokens === undefined ? 'its longest' : `${formatWits(maxTokens)} tokens`;
    notes.push(`the answer ends at ${limit}; give more with --max-tokens`);
  }
  if (outcome.finishReason === 'content_filter') notes.push('the answer was ended by a content filter');
  // The sandbox tells in any case.
  if (options.usage !== true || outcome.usage === undefined || connection.sandbox !== null) return { notes };

  const { inputTokens, outputTokens, estimated } = outcome.usage;
  if (connection.gateway !== 'clawwits') {
    const { costUSD, ...limits } = outcome.limits ?? {};
    const tokens = `${formatWits(inputTokens)} tokens in, ${formatWits(outputTokens)} out`;
    const cost = costUSD === undefined ? '' : `, ${formatUSD(costUSD)}`;
    const left = describeLimits(limits);
    return { notes: [...notes, `${estimated ? 'about ' : ''}${tokens}${cost}${left === '' ? '' : `; ${left}`}`] };
  }
  // The answer stands also where it broke off.
  const balance = await askForWits(connection, {});
  const spent = `${estimated ? 'about ' : ''}${formatWits(inputTokens + outputTokens)} Wits spent`;
  const left = balance === null ? '' : `, ${formatWits(balance.available)} left`;
  notes.push(`${spent} (${formatWits(inputTokens)} in, ${formatWits(outputTokens)} out)${left}`);
  return { notes, ...(balance !== null && { balanceAfter: balance.available }) };
}
