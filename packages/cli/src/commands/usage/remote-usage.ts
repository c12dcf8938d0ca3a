import type { DailyUsage, UsageSummary, UsageTotals } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { formatUSD } from '../../i18n/format-usd.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { joinMessages, localized, untranslated } from '../../i18n/localized-message.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { formatTable } from '../../output/text/format-table.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import { textWidth } from '../../output/text/text-width.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { RemoteUsageData } from './data.ts';
import { showsUnicode } from './draw-bars.ts';
import { countDays, drawDays } from './draw-days.ts';

const amounts = [
  { title: localized('tokens'), isNumber: true },
  { title: localized('requests'), isNumber: true },
  { title: localized('cost'), isNumber: false },
];

/** Shows what the gateway itself counted: this month, by provider, and day by day. */
export async function showRemoteUsage(
  { days = 30 }: { readonly days?: number },
  context: CommandContext,
): Promise<CommandOutcome> {
  const { io, isPlain, translate } = context;
  const { client } = await context.connect('usage');
  const [{ data: summary, response }, { data: daily }] = await Promise.all([
    client.usage.summary({ signal: io.signal }).withResponse(),
    client.usage.daily({ days }, { signal: io.signal }),
  ]);
  if (!isTotals(summary) || !Array.isArray(daily) || !daily.every(isTotals)) throw noUsage();
  const width = widthOfTerminal(io.stdout, isPlain);
  return {
    data: { summary, daily } satisfies RemoteUsageData,
    text: untranslated([describeMonth(summary, width, translate), describeDays(daily, width, context)].join('\n\n')),
    attempts: response.attempts.length,
    limits: response.limits,
  };
}

const isTotals = (value: unknown): value is UsageTotals => {
  const { requests, total_tokens: tokens, cost_usd: cost } = (value ?? {}) as Partial<UsageTotals>;
  return [requests, tokens, cost].every((amount) => typeof amount === 'number' && amount >= 0);
};

const toCells = ({ total_tokens: tokens, requests, cost_usd: cost }: UsageTotals, translate: Translate) => [
  formatWits(tokens),
  formatWits(requests),
  translate(formatUSD(cost)),
];

function describeMonth(summary: UsageSummary, width: number | null, translate: Translate): string {
  const { period, limit_tokens: limit, total_tokens: tokens, requests, cost_usd: cost } = summary;
  const month = period === undefined ? localized('This month') : untranslated(toSingleLine(String(period)));
  const used = formatWits(tokens);
  const head = translate(
    typeof limit === 'number'
      ? localized('{month}: {used} of {limit} tokens', { month, used, limit: formatWits(limit) })
      : localized('{month}: {used} tokens', { month, used }),
  );
  const count =
    requests === 1 ? localized('1 request') : localized('{count} requests', { count: formatWits(requests) });
  const rest = translate(joinMessages([count, formatUSD(cost)], ', '));
  const isNarrow = width !== null && textWidth(head) + textWidth(rest) + 2 > width;
  const lines = isNarrow ? [head, `  ${rest}`] : [`${head}, ${rest}`];
  const providers = (summary.providers ?? []).filter(isTotals);
  if (providers.length === 0) return lines.join('\n');
  const rows = providers.map((one) => [one.provider, ...toCells(one, translate)]);
  return [...lines, '', formatTable([{ title: localized('provider') }, ...amounts], rows, width, translate)].join('\n');
}

/** A chart on a terminal, the numbers elsewhere. */
function describeDays(daily: readonly DailyUsage[], width: number | null, { io, translate }: CommandContext): string {
  if (width === null)
    return formatTable(
      [{ title: localized('day') }, ...amounts],
      daily.map((one) => [one.date, ...toCells(one, translate)]),
      null,
      translate,
    );
  const days = daily.map(({ date, total_tokens: amount }) => ({ date, amount }));
  return (
    drawDays(days, 'tokens', { width, isUnicode: showsUnicode(io), translate }) ??
    translate(localized('Nothing was used in the last {days}.', { days: countDays(days.length) }))
  );
}

function noUsage(): CommandError {
  return new CommandError(localized('The gateway answered, but not with what was used.'), {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
  });
}
