import type { LoggedCall } from './read-usage-log.ts';

/** Sum of calls. */
export interface Spending {
  readonly requests: number;
  /** Spent at ClawWits, where one token is one Wits. */
  readonly wits: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Spent at the other gateways. */
  readonly costUSD: number;
  /** True if a part of the tokens was counted here. */
  readonly isEstimated: boolean;
  /** Number of calls whose cost is not known: it is in none of the sums. */
  readonly unsettled: number;
  /** Most tokens that these can have cost; `null` if one of them was not limited. */
  readonly unsettledAtMost: number | null;
}

/** Properties by which calls are grouped. */
export const groupings = ['day', 'model', 'session', 'gateway'] as const;
export type Grouping = (typeof groupings)[number];

/** Calls that have a property in common. */
export interface Group extends Spending {
  /** Its value; `null` if they have none. */
  readonly name: string | null;
}

/** Adds up the cost of calls. */
export function addUp(calls: readonly LoggedCall[]): Spending {
  const unsettled = calls.filter(({ isSettled }) => !isSettled);
  const sum = (of: readonly LoggedCall[], amount: (call: LoggedCall) => number) =>
    of.reduce((all, call) => all + amount(call), 0);
  return {
    requests: calls.length,
    wits: sum(
      calls.filter(({ gateway }) => gateway === 'clawwits'),
      tokensOf,
    ),
    inputTokens: sum(calls, ({ inputTokens }) => inputTokens),
    outputTokens: sum(calls, ({ outputTokens }) => outputTokens),
    costUSD: sum(calls, ({ costUSD }) => costUSD),
    isEstimated: calls.some(({ isEstimated }) => isEstimated),
    unsettled: unsettled.length,
    unsettledAtMost: unsettled.some(({ atMostTokens }) => atMostTokens === null)
      ? null
      : sum(unsettled, ({ atMostTokens }) => atMostTokens ?? 0),
  };
}

const tokensOf = ({ inputTokens, outputTokens }: LoggedCall): number => inputTokens + outputTokens;

/** Adds up calls in groups: days in their order, everything else by what was spent, the most first. */
export function addUpBy(calls: readonly LoggedCall[], grouping: Grouping): Group[] {
  const groups = new Map<string | null, LoggedCall[]>();
  for (const call of calls) {
    const name = nameIn(call, grouping);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [call]);
    else group.push(call);
  }
  const added = [...groups].map(([name, members]) => ({ name, ...addUp(members) }));
  if (grouping === 'day') return added;
  return added.sort(
    (one, other) =>
      other.inputTokens + other.outputTokens - one.inputTokens - one.outputTokens || other.costUSD - one.costUSD,
  );
}

function nameIn(call: LoggedCall, grouping: Grouping): string | null {
  return grouping === 'day' ? dayOf(call.sentMs) : call[grouping];
}

/** Returns the day of a moment, in UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
