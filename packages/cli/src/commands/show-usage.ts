import type { DailyUsage, UsageSummary, UsageTotals } from '@clawwits/sdk-ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { formatUSD } from '../gateways/describe-money.ts';
import { drawBars, showsUnicode, widthOfTerminal } from '../output/draw-bars.ts';
import { layOutTable } from '../output/lay-out-table.ts';
import { toSingleLine } from '../output/strip-controls.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { formatWits } from './format-wits.ts';

/** What may be said about usage on the command line. */
export interface UsageOptions {
  /** How many days are told, today included. */
  readonly days?: number;
}

const amounts = [
  { title: 'tokens', isNumber: true },
  { title: 'requests', isNumber: true },
  { title: 'cost', isNumber: false },
];

/** `clawwits usage`: what was used this month, by provider, and day by day. */
export async function showUsage({ days = 30 }: UsageOptions, context: CommandContext): Promise<CommandOutcome> {
  const { io, isPlain } = context;
  const { client } = await context.connect('usage');
  const [{ data: summary, response }, { data: daily }] = await Promise.all([
    client.usage.summary({ signal: io.signal }).withResponse(),
    client.usage.daily({ days }, { signal: io.signal }),
  ]);
  if (!isTotals(summary) || !Array.isArray(daily) || !daily.every(isTotals)) throw noUsage();
  const width = widthOfTerminal(io.stdout, isPlain);
  return {
    data: { summary, daily },
    text: [describeMonth(summary, width), describeDays(daily, width, showsUnicode(io))].join('\n\n'),
    attempts: response.attempts.length,
    limits: response.limits,
  };
}

const isTotals = (value: unknown): value is UsageTotals => {
  const { requests, total_tokens: tokens, cost_usd: cost } = (value ?? {}) as Partial<UsageTotals>;
  return [requests, tokens, cost].every((amount) => typeof amount === 'number' && amount >= 0);
};

const toCells = ({ total_tokens: tokens, requests, cost_usd: cost }: UsageTotals) => [
  formatWits(tokens),
  formatWits(requests),
  formatUSD(cost),
];

function describeMonth(summary: UsageSummary, width: number | null): string {
  const { period = 'This month', limit_tokens: limit, total_tokens: tokens, requests, cost_usd: cost } = summary;
  const of = typeof limit === 'number' ? ` of ${formatWits(limit)}` : '';
  const head = `${toSingleLine(String(period))}: ${formatWits(tokens)}${of} tokens`;
  const rest = `${formatWits(requests)} ${requests === 1 ? 'request' : 'requests'}, ${formatUSD(cost)}`;
  const isNarrow = width !== null && head.length + rest.length + 2 > width;
  const lines = isNarrow ? [head, `  ${rest}`] : [`${head}, ${rest}`];
  const providers = (summary.providers ?? []).filter(isTotals);
  if (providers.length === 0) return lines.join('\n');
  const rows = providers.map((one) => [one.provider, ...toCells(one)]);
  return [...lines, '', layOutTable([{ title: 'provider' }, ...amounts], rows, width)].join('\n');
}

/** A chart on a terminal, the numbers elsewhere. */
function describeDays(daily: readonly DailyUsage[], width: number | null, isUnicode: boolean): string {
  if (width === null)
    return layOutTable(
      [{ title: 'day' }, ...amounts],
      daily.map((one) => [one.date, ...toCells(one)]),
      null,
    );
  const most = daily.reduce<DailyUsage | null>(
    (best, one) => (one.total_tokens > (best?.total_tokens ?? 0) ? one : best),
    null,
  );
  const count = daily.length === 1 ? '1 day' : `${daily.length} days`;
  if (most === null) return `Nothing was used in the last ${count}.`;
  const { lines, perBar } = drawBars(
    daily.map((one) => one.total_tokens),
    { width: width - 1, height: 5, isUnicode },
  );
  const each = perBar === 1 ? 'a day' : `in ${perBar} days`;
  const [first, last] = [daily[0]?.date ?? '', daily.at(-1)?.date ?? ''].map((date) => toSingleLine(date).slice(0, 10));
  const space = (lines.at(-1)?.length ?? 0) - 20;
  const axis = space > 0 ? `${first}${' '.repeat(space)}${last}` : `${first} to ${last}`;
  const title = [
    `Tokens ${each}, ${count}`,
    `the most: ${formatWits(most.total_tokens)} on ${toSingleLine(most.date)}`,
  ];
  return [title.join('; ').length > width ? title.join('\n') : title.join('; '), ...lines, axis].join('\n');
}

function noUsage(): CommandError {
  return new CommandError('The gateway answered, but not with what was used.', {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
  });
}
