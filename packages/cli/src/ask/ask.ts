import { openSession } from '../conversation/open-session.ts';
import { addTurn, framedMessages } from '../conversation/session.ts';
import { findBalance } from '../gateway/balance.ts';
import type { Connection } from '../gateway/connection.ts';
import { describeShortage } from '../gateway/describe-shortage.ts';
import { listLimits } from '../gateway/list-limits.ts';
import { formatUSD } from '../i18n/format-usd.ts';
import { formatWits } from '../i18n/format-wits.ts';
import { joinMessages, type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { loadFiles } from '../input/files/load-files.ts';
import { readContent } from '../input/read-content.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { Output } from '../output/output.ts';
import type { CommandContext } from '../program/command-context.ts';
import { openUsageLog } from '../usage-log/usage-log.ts';
import type { AnswerData } from './answer-data.ts';
import { type AnswerParts, describeParts } from './answer-parts.ts';
import { type AskOptions, wantsMarkdown } from './ask-options.ts';
import type { Dialect } from './dialect.ts';
import { boundCallTokens, limitMaxTokens, readMaxWits } from './limit-cost.ts';
import { describeDryRun, listFiles, showFiles } from './sent-files.ts';

/** One question and one answer, in a dialect. */
export async function ask(
  words: readonly string[],
  options: AskOptions,
  dialect: Dialect,
  context: CommandContext,
): Promise<CommandOutcome> {
  const answerSchema = options.schema === undefined ? null : await loadSchema(options.schema);
  const template = await openNamedTemplate(options, context);
  const files = await loadFiles(options.file ?? [], context.io);
  const content = await readContent(words, files.attachments, context, template);
  if (options.dryRun === true) return describeDryRun(content, files);
  if (files.isExpanded) await showFiles(files, context);
  const connection = await context.connect(dialect.resource);
  const { client, defaults } = connection;
  const { maxTokens = dialect.defaultMaxTokens, temperature } = { ...defaults, ...options };
  const { model = template?.model, system = template?.system } = options;
  const chosen = { ...options, ...(model !== undefined && { model }), ...(system !== undefined && { system }) };
  const opened = openSession(chosen, connection, context.io);
  const { session, notes, keep } = opened;
  session.model = await connection.resolveModel(session.model);
  const isKept = options.continue === true || options.session !== undefined;
  if (isKept) opened.begin(content);
  const messages = framedMessages(session, content);
  const maxWits = readMaxWits(options.maxWits, context.io.env, defaults.maxWits);
  const limit = maxWits === undefined ? maxTokens : limitMaxTokens(messages, maxWits, maxTokens, answerSchema?.schema);
  const question = { messages, model: session.model, maxTokens: limit, temperature, schema: answerSchema?.schema };
  for (const note of notes) await context.messages.note(note);
  context.look.isMarkdown = wantsMarkdown(options, defaults);
  const isHeld = options.extract !== undefined && !context.isRecord;
  const output = isHeld ? heldOutput : context.output;
  const target = { output, signal: context.io.signal };
  try {
    const given = await openUsageLog(dialect.resource, connection, context).record(
      { model: session.model, session: opened.name ?? undefined, atMostTokens: boundCallTokens(question) },
      () =>
        options.stream === false
          ? dialect.answerWhole(client, question, target)
          : dialect.answerStreamed(client, question, target),
      (outcome) => outcome,
    );
    const checked = answerSchema === null ? given : answerSchema.check(given);
    const outcome = options.extract === undefined ? checked : await extractCode(checked, options.extract);
    const data = outcome.data as AnswerData | undefined;
    if (isKept && data !== undefined) addTurn(session, content, data.text);
    // Before anything else that takes time: it was paid for.
    const problem = isKept && data !== undefined ? keep(outcome) : null;
    const isHeldByCost = limit !== maxTokens;
    const more = await describeAnswer(outcome, options, connection, limit, isHeldByCost);
    const described = { ...outcome, ...more, ...(data !== undefined && { data: { ...data, ...listFiles(files) } }) };
    return { ...described, notes: [...(more.notes ?? []), problem ?? []].flat() };
  } catch (error) {
    const outcome = await describeShortage(error, connection, context);
    const { suggestAlias } = await import('./suggest-alias.ts');
    return { ...(await suggestAlias(error, options.model, connection)), ...outcome };
  }
}

/** Takes an answer of which a part is printed at its end, so that a failure prints nothing half. */
const heldOutput: Pick<Output, 'delta'> = { delta: () => Promise.resolve() };

/** Reduces an answer to a code block. The Markdown parser is large, so only `--extract` loads it. */
async function extractCode(outcome: CommandOutcome, language: string | true): Promise<CommandOutcome> {
  const { chooseCodeBlock } = await import('./code-block/choose-code-block.ts');
  return chooseCodeBlock(outcome, language);
}

async function openNamedTemplate({ template, variable }: AskOptions, { io }: CommandContext) {
  if (template === undefined && variable === undefined) return null;
  const { loadTemplate } = await import('./load-template.ts');
  return loadTemplate(template, variable, io);
}

/** Loads the schema of the answer. The checker is large, so only `--schema` loads it. */
async function loadSchema(path: string) {
  const { loadAnswerSchema } = await import('./answer-schema/load-answer-schema.ts');
  return loadAnswerSchema(path);
}

/** Names the limit that ended an answer, and the option that raises it. */
function describeLimit(maxTokens: number | undefined, isHeldByCost: boolean): LocalizedMessage {
  if (maxTokens === undefined) return localized('the answer ends at its longest; give more with --max-tokens');
  const limit = formatWits(maxTokens);
  return isHeldByCost
    ? localized('the answer ends at {limit} tokens, all that --max-wits leaves for it; give more with --max-wits', {
        limit,
      })
    : localized('the answer ends at {limit} tokens; give more with --max-tokens', { limit });
}

/** Lists the notes for standard error that follow an answer. */
async function describeAnswer(
  outcome: CommandOutcome,
  options: AskOptions,
  connection: Connection,
  maxTokens: number | undefined,
  isHeldByCost: boolean,
): Promise<Pick<CommandOutcome, 'notes' | 'balanceAfter'>> {
  const notes: LocalizedMessage[] = [];
  if (outcome.finishReason === 'length' || outcome.finishReason === 'max_tokens') {
    notes.push(describeLimit(maxTokens, isHeldByCost));
  }
  notes.push(...describeParts((outcome.data ?? {}) as AnswerParts, outcome.finishReason));
  if (outcome.finishReason === 'content_filter') notes.push(localized('the answer was ended by a content filter'));
  // The sandbox reports it in any case.
  if (options.usage !== true || outcome.usage === undefined || connection.sandbox !== null) return { notes };

  const { inputTokens, outputTokens, estimated } = outcome.usage;
  const counts = { input: formatWits(inputTokens), output: formatWits(outputTokens) };
  const about = (cost: LocalizedMessage) => (estimated ? localized('about {cost}', { cost }) : cost);
  if (connection.gateway !== 'clawwits') {
    const { costUSD, ...limits } = outcome.limits ?? {};
    const tokens = localized('{input} tokens in, {output} out', counts);
    const cost = costUSD === undefined ? tokens : joinMessages([tokens, formatUSD(costUSD)], ', ');
    const left = listLimits(limits);
    return {
      notes: [...notes, about(left.length === 0 ? cost : joinMessages([cost, joinMessages(left, ', ')], '; '))],
    };
  }
  // A partial answer counts as well.
  const balance = await findBalance(connection, {});
  const spent = localized('{wits} Wits spent ({input} in, {output} out)', {
    wits: formatWits(inputTokens + outputTokens),
    ...counts,
  });
  if (balance === null) return { notes: [...notes, about(spent)] };
  const left = localized('{wits} left', { wits: formatWits(balance.available) });
  return { notes: [...notes, about(joinMessages([spent, left], ', '))], balanceAfter: balance.available };
}
