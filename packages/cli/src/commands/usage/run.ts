import type { DailyUsage, UsageSummary, UsageTotals } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { formatUSD } from '../../i18n/format-usd.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { asIs, joined, say } from '../../i18n/sentence.ts';
import type { Tell } from '../../i18n/tell.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { layOutTable } from '../../output/text/lay-out-table.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import { textWidth } from '../../output/text/text-width.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { UsageData } from './data.ts';
import { drawBars, showsUnicode } from './draw-bars.ts';

/** What may be said about usage on the command line. */
export interface UsageOptions {
  /** How many days are told, today included. */
  readonly days?: number;
}

const amounts = [
  { title: say('tokens'), isNumber: true },
  { title: say('requests'), isNumber: true },
  { title: say('cost'), isNumber: false },
];

/** `clawwits usage`: what was used this month, by provider, and day by day. */
export async function showUsage({ days = 30 }: UsageOptions, context: CommandContext): Promise<CommandOutcome> {
  const { io, isPlain, tell } = context;
  const { client } = await context.connect('usage');
  const [{ data: summary, response }, { data: daily }] = await Promise.all([
    client.usage.summary({ signal: io.signal }).withResponse(),
    client.usage.daily({ days }, { signal: io.signal }),
  ]);
  if (!isTotals(summary) || !Array.isArray(daily) || !daily.every(isTotals)) throw noUsage();
  const width = widthOfTerminal(io.stdout, isPlain);
  return {
    data: { summary, daily } satisfies UsageData,
    text: asIs(
      [describeMonth(summary, width, tell), describeDays(daily, { width, isUnicode: showsUnicode(io), tell })].join(
        '\n\n',
      ),
    ),
    attempts: response.attempts.length,
    limits: response.limits,
  };
}

const isTotals = (value: unknown): value is UsageTotals => {
  const { requests, total_tokens: tokens, cost_usd: cost } = (value ?? {}) as Partial<UsageTotals>;
  return [requests, tokens, cost].every((amount) => typeof amount === 'number' && amount >= 0);
};

const toCells = ({ total_tokens: tokens, requests, cost_usd: cost }: UsageTotals, tell: Tell) => [
  formatWits(tokens),
  formatWits(requests),
  tell(formatUSD(cost)),
];

function describeMonth(summary: UsageSummary, width: number | null, tell: Tell): string {
  const { period, limit_tokens: limit, total_tokens: tokens, requests, cost_usd: cost } = summary;
  const month = period === undefined ? say('This month') : asIs(toSingleLine(String(period)));
  const used = formatWits(tokens);
  const head = tell(
    typeof limit === 'number'
      ? say('{month}: {used} of {limit} tokens', { month, used, limit: formatWits(limit) })
      : say('{month}: {used} tokens', { month, used }),
  );
  const count = requests === 1 ? say('1 request') : say('{count} requests', { count: formatWits(requests) });
  const rest = tell(joined([count, formatUSD(cost)], ', '));
  const isNarrow = width !== null && textWidth(head) + textWidth(rest) + 2 > width;
  const lines = isNarrow ? [head, `  ${rest}`] : [`${head}, ${rest}`];
  const providers = (summary.providers ?? []).filter(isTotals);
  if (providers.length === 0) return lines.join('\n');
  const rows = providers.map((one) => [one.provider, ...toCells(one, tell)]);
  return [...lines, '', layOutTable([{ title: say('provider') }, ...amounts], rows, width, tell)].join('\n');
}

/** A chart on a terminal, the numbers elsewhere. */
function describeDays(daily: readonly DailyUsage[], { width, isUnicode, tell }: DaysLook): string {
  if (width === null)
    return layOutTable(
      [{ title: say('day') }, ...amounts],
      daily.map((one) => [one.date, ...toCells(one, tell)]),
      null,
      tell,
    );
  const most = daily.reduce<DailyUsage | null>(
    (best, one) => (one.total_tokens > (best?.total_tokens ?? 0) ? one : best),
    null,
  );
  const count = daily.length === 1 ? say('1 day') : say('{count} days', { count: daily.length });
  if (most === null) return tell(say('Nothing was used in the last {days}.', { days: count }));
  const { lines, perBar } = drawBars(
    daily.map((one) => one.total_tokens),
    { width: width - 1, height: 5, isUnicode },
  );
  const [first, last] = [daily[0]?.date ?? '', daily.at(-1)?.date ?? ''].map((date) => toSingleLine(date).slice(0, 10));
  const space = (lines.at(-1)?.length ?? 0) - 20;
  const axis =
    space > 0
      ? `${first}${' '.repeat(space)}${last}`
      : tell(say('{first} to {last}', { first: first ?? '', last: last ?? '' }));
  const title = [
    perBar === 1
      ? say('Tokens a day, {days}', { days: count })
      : say('Tokens in {each} days, {days}', { each: perBar, days: count }),
    say('the most: {tokens} on {date}', { tokens: formatWits(most.total_tokens), date: toSingleLine(most.date) }),
  ].map(tell);
  return [textWidth(title.join('; ')) > width ? title.join('\n') : title.join('; '), ...lines, axis].join('\n');
}

/** How days are told. */
interface DaysLook {
  readonly width: number | null;
  readonly isUnicode: boolean;
  readonly tell: Tell;
}

function noUsage(): CommandError {
  return new CommandError(say('The gateway answered, but not with what was used.'), {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
  });
}
