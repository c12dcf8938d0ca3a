import type { SessionSummary, UnreadableSession } from '../../conversation/summarize-sessions.ts';
import { formatUSD } from '../../i18n/format-usd.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { joinMessages, type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import { inEnglish } from '../../i18n/translate.ts';

/** Converts a summary to its record. */
export const toRecord = (summary: SessionSummary) => ({
  name: summary.name,
  path: summary.path,
  gateway: summary.gateway,
  sandbox: summary.isSandbox,
  model: summary.model,
  exchanges: summary.exchanges,
  input_tokens: summary.inputTokens,
  output_tokens: summary.outputTokens,
  wits: summary.wits,
  cost_usd: summary.costUSD,
  estimated: summary.isEstimated,
  unpriced_answers: summary.unpriced,
  torn_lines: summary.tornLines,
  last_used_at: new Date(summary.lastUsedMs).toISOString(),
});

/** Describes what a session has cost; empty if its log does not hold that. */
export function describeSpent({ wits, costUSD, isEstimated, unpriced }: SessionSummary): LocalizedMessage {
  const amounts = [
    ...(wits > 0 ? [untranslated(`${formatWits(wits)} Wits`)] : []),
    ...(costUSD > 0 ? [formatUSD(costUSD)] : []),
  ];
  if (amounts.length === 0) return untranslated('');
  const cost = joinMessages(amounts, ', ');
  if (unpriced > 0) return localized('at least {cost}', { cost });
  return isEstimated ? localized('about {cost}', { cost }) : cost;
}

/** Names the gateway of a session. */
export const describeGateway = ({ gateway, isSandbox }: SessionSummary): string =>
  [gateway ?? '', ...(isSandbox ? ['(sandbox)'] : [])].join(' ').trim();

/** Creates a note for each session that cannot be read. */
export const noteUnreadable = (sessions: readonly UnreadableSession[]): LocalizedMessage[] =>
  sessions.map(({ name, problem }) => localized('the session {name} is left out: {problem}', { name, problem }));

/** Converts sessions that cannot be read to their records. */
export const unreadableRecords = (sessions: readonly UnreadableSession[]) =>
  sessions.map(({ name, path, problem }) => ({ name, path, problem: inEnglish(problem) }));
