import { formatUSD } from '../../i18n/format-usd.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import {
  joinMessages,
  type LocalizedMessage,
  localized,
  localizedText,
  untranslated,
} from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { type Column, formatTable } from '../../output/text/format-table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { addUp, addUpBy, dayOf, type Group, type Grouping, type Spending } from '../../usage-log/add-up.ts';
import { readUsageLog } from '../../usage-log/read-usage-log.ts';
import type { LoggedUsageData } from './data.ts';
import { showsUnicode } from './draw-bars.ts';
import { drawDays } from './draw-days.ts';
import type { UsageOptions } from './usage-options.ts';

const dayMs = 86_400_000;

/** Shows what this command has spent, by its own log; play money of the sandbox is apart. */
export async function showLoggedUsage(options: UsageOptions, context: CommandContext): Promise<CommandOutcome> {
  const { io, isPlain, translate } = context;
  const { days = 30, by = 'day', sandbox = false, gateway } = options;
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const sinceMs = options.since ?? today - (days - 1) * dayMs;
  const { calls, tornLines, unreadable } = readUsageLog(io, sinceMs);
  const ofGateways = calls.filter((call) => gateway === undefined || call.gateway === gateway);
  const counted = ofGateways.filter(({ isSandbox }) => isSandbox === sandbox);
  const [total, groups] = [addUp(counted), addUpBy(counted, by)];
  const width = widthOfTerminal(io.stdout, isPlain);
  const chart =
    by !== 'day' || width === null
      ? null
      : drawDays(fillDays(groups, sinceMs, today), unitOf(total), { width, isUnicode: showsUnicode(io), translate });
  const others = ofGateways.length - counted.length;
  return {
    data: {
      since: new Date(sinceMs).toISOString(),
      sandbox,
      ...toRecord(total),
      by,
      groups: groups.map(({ name, ...group }) => ({ name, ...toRecord(group) })),
      torn_lines: tornLines,
    } satisfies LoggedUsageData,
    text:
      total.requests === 0
        ? localized('Nothing was spent since {day}.', { day: dayOf(sinceMs) })
        : untranslated(
            [
              ...describeTotal(total, sinceMs).map(translate),
              '',
              chart ?? describeGroups(groups, by, width, context),
            ].join('\n'),
          ),
    notes: [
      ...(others > 0 && !sandbox
        ? [
            localized('without {requests} of the sandbox, which --sandbox shows', {
              requests: countRequests(others),
            }),
          ]
        : []),
      ...unreadable.map(({ path, problem }) => localized('{path} is left out: {problem}', { path, problem })),
      ...(tornLines > 0
        ? [
            localized('lines of the log that were not written to their ends are left out: {count}', {
              count: tornLines,
            }),
          ]
        : []),
    ],
  };
}

const toRecord = (spending: Spending) => ({
  requests: spending.requests,
  wits: spending.wits,
  input_tokens: spending.inputTokens,
  output_tokens: spending.outputTokens,
  cost_usd: spending.costUSD,
  estimated: spending.isEstimated,
  unsettled_requests: spending.unsettled,
  unsettled_at_most_tokens: spending.unsettledAtMost,
});

const tokensOf = ({ inputTokens, outputTokens }: Spending): number => inputTokens + outputTokens;

/** Other gateways count in tokens alone. */
const unitOf = (total: Spending): 'tokens' | 'Wits' => (total.wits === tokensOf(total) ? 'Wits' : 'tokens');

const countRequests = (count: number): LocalizedMessage =>
  count === 1 ? localized('1 request') : localized('{count} requests', { count: formatWits(count) });

function describeTotal(total: Spending, sinceMs: number): LocalizedMessage[] {
  const { wits, costUSD, isEstimated, requests, unsettled, unsettledAtMost } = total;
  const otherTokens = tokensOf(total) - wits;
  const amounts = [
    ...(wits > 0 || otherTokens === 0 ? [untranslated(`${formatWits(wits)} Wits`)] : []),
    ...(otherTokens > 0 ? [localized('{tokens} tokens of other gateways', { tokens: formatWits(otherTokens) })] : []),
    ...(costUSD > 0 ? [formatUSD(costUSD)] : []),
  ];
  const cost = joinMessages(amounts, ', ');
  const facts = {
    day: dayOf(sinceMs),
    cost: isEstimated ? localized('about {cost}', { cost }) : cost,
    requests: countRequests(requests),
  };
  const open = countRequests(unsettled);
  return [
    localized('Since {day}: {cost} in {requests}', facts),
    ...(unsettled === 0
      ? []
      : [
          unsettledAtMost === null
            ? localized('Not settled: {requests}, whose cost is unknown', { requests: open })
            : localized('Not settled: {requests}, whose cost is unknown, at most {tokens} tokens', {
                requests: open,
                tokens: formatWits(unsettledAtMost),
              }),
        ]),
  ];
}

const titles: Readonly<Record<Grouping, LocalizedMessage>> = {
  day: localized('day'),
  model: localized('model'),
  session: localized('session'),
  gateway: localizedText('gateway column', 'gateway'),
};

/** A column for each amount that there is. */
function describeGroups(groups: readonly Group[], by: Grouping, width: number | null, { translate }: CommandContext) {
  const has = (amount: (group: Group) => number) => groups.some((group) => amount(group) > 0);
  const columns: readonly (readonly [Column, (group: Group) => string])[] = [
    [{ title: titles[by] }, ({ name }) => name ?? translate(localized('(none)'))],
    [{ title: untranslated('Wits'), isNumber: true }, ({ wits }) => formatWits(wits)],
    ...(has((group) => tokensOf(group) - group.wits)
      ? [[{ title: localized('tokens'), isNumber: true }, (group: Group) => formatWits(tokensOf(group))] as const]
      : []),
    [{ title: localized('requests'), isNumber: true }, ({ requests }) => formatWits(requests)],
    ...(has(({ costUSD }) => costUSD)
      ? [
          [
            { title: localized('cost') },
            ({ costUSD }: Group) => (costUSD > 0 ? translate(formatUSD(costUSD)) : ''),
          ] as const,
        ]
      : []),
    ...(has(({ unsettled }) => unsettled)
      ? [[{ title: localized('not settled') }, (group: Group) => translate(describeUnsettled(group))] as const]
      : []),
  ];
  return formatTable(
    columns.map(([column]) => column),
    groups.map((group) => columns.map(([, cellOf]) => cellOf(group))),
    width,
    translate,
  );
}

function describeUnsettled({ unsettled, unsettledAtMost }: Group): LocalizedMessage {
  if (unsettled === 0) return untranslated('');
  return unsettledAtMost === null
    ? untranslated(formatWits(unsettled))
    : localized('{count}, at most {tokens}', { count: formatWits(unsettled), tokens: formatWits(unsettledAtMost) });
}

/** Adds the days without a call, since a chart has a bar for each day. */
function fillDays(groups: readonly Group[], sinceMs: number, today: number) {
  const amounts = new Map(groups.map((group) => [group.name, tokensOf(group)]));
  const first = Math.floor(sinceMs / dayMs);
  return Array.from({ length: Math.max(1, Math.floor(today / dayMs) - first + 1) }, (_, place) => {
    const date = dayOf((first + place) * dayMs);
    return { date, amount: amounts.get(date) ?? 0 };
  });
}
