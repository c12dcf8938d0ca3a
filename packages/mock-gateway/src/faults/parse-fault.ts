import { errorTable } from '@clawwits/contract';
import { dialectFaults } from './dialect-faults.ts';
import { defaultAmountOf, type Fault, isFaultName, wireFaults } from './fault-table.ts';

/** A fault as text says it. */
export interface ParsedFault {
  readonly fault: Fault;
  /** How often it happens; `undefined`: without end. */
  readonly times?: number;
  /** How likely it is, 0 to 1; `undefined`: certain. */
  readonly chance?: number;
}

/** Why a text is no fault. */
export class FaultSyntaxError extends Error {
  override readonly name = 'FaultSyntaxError';
}

const syntax = /^([a-z0-9_-]+)(?::(\d{1,9}))?(?:\*(\d{1,6}))?(?:@(0(?:\.\d+)?|1(?:\.0+)?))?$/;

/**
 * Reads a fault: `name`, `name:amount`, and after it `*times` and `@chance`: `cut:3`, `router_error*2`,
 * `rate_limited:500@0.1`.
 * @throws FaultSyntaxError
 */
export function parseFault(text: string): ParsedFault {
  const [, name, amount, times, chance] = syntax.exec(text.trim()) ?? [];
  if (name === undefined) {
    throw new FaultSyntaxError(
      `"${text.slice(0, 100)}" is no fault: write name[:amount][*times][@chance], as in "cut:3*1@0.5".`,
    );
  }
  if (!isFaultName(name)) {
    const known = [...Object.keys(wireFaults), ...Object.keys(dialectFaults), ...Object.keys(errorTable)].join(', ');
    throw new FaultSyntaxError(`There is no fault "${name}"; there are ${known}.`);
  }
  return {
    fault: { name, amount: amount === undefined ? defaultAmountOf(name) : Number(amount) },
    ...(times !== undefined && { times: Number(times) }),
    ...(chance !== undefined && { chance: Number(chance) }),
  };
}
