import type { EndpointName } from '@clawwits/contract';
import type { GatewayCall } from '../journal/journal.ts';
import { seededRandom } from '../random/seeded.ts';
import type { Fault } from './fault-table.ts';
import { parseFault } from './parse-fault.ts';

/** A fault and the calls that it applies to, among those that pass every check of the contract up to `isv_blocked`. */
export interface FaultRule {
  /** `name[:amount]`, and optionally `*times` and `@chance`. */
  readonly fault: string;
  /** Only calls of this endpoint. */
  readonly endpoint?: EndpointName;
  /** Only calls of this account. */
  readonly account?: string;
  /** Number of times. Default: no limit. */
  readonly times?: number;
  /** Probability, 0 to 1; which calls it applies to follows from the seed. Default 1. */
  readonly chance?: number;
  /** Only calls for which this returns `true`. */
  readonly matches?: (call: Readonly<GatewayCall>) => boolean;
}

/** The rules by which faults happen. */
export interface FaultBook {
  /** The active rules; the first match applies. */
  readonly rules: readonly FaultRule[];
  /** Adds a rule; returns a function that removes it. */
  add(rule: string | FaultRule): () => void;
  clear(): void;
  /** The fault of a call, from its own header or by a rule. */
  pick(call: GatewayCall, header: string | null): Fault | null;
}

interface ActiveRule {
  readonly rule: FaultRule;
  readonly fault: Fault;
  readonly chance: number;
  left: number;
  roll(): number;
}

/** Creates a book of faults. */
export function createFaultBook(seed: string): FaultBook {
  let active: ActiveRule[] = [];
  let added = 0;

  const fits = ({ rule, left, chance, roll }: ActiveRule, call: GatewayCall): boolean => {
    if (left <= 0) return false;
    if (rule.endpoint !== undefined && rule.endpoint !== call.endpoint) return false;
    if (rule.account !== undefined && rule.account !== call.account) return false;
    if (rule.matches !== undefined && !rule.matches(call)) return false;
    return chance >= 1 || roll() < chance;
  };

  return {
    get rules() {
      return active.filter(({ left }) => left > 0).map(({ rule }) => rule);
    },
    add(given) {
      const rule = typeof given === 'string' ? { fault: given } : given;
      const parsed = parseFault(rule.fault);
      const random = seededRandom(seed, 'fault', added++);
      const entry: ActiveRule = {
        rule,
        fault: parsed.fault,
        chance: rule.chance ?? parsed.chance ?? 1,
        left: rule.times ?? parsed.times ?? Number.POSITIVE_INFINITY,
        roll: () => random.fraction(),
      };
      active.push(entry);
      return () => {
        active = active.filter((other) => other !== entry);
      };
    },
    clear() {
      active = [];
    },
    pick(call, header) {
      if (header !== null) return parseFault(header).fault;
      const rule = active.find((one) => fits(one, call));
      if (rule === undefined) return null;
      rule.left -= 1;
      return rule.fault;
    },
  };
}
