import { errorTable } from '@clawwits/contract';
import { dialectFaults } from './dialect-faults.ts';
import { defaultAmountOf, type Fault, isFaultName, wireFaults } from './fault-table.ts';

/** A fault in text form. */
export interface ParsedFault {
  readonly fault: Fault;
  /** Number of times; `undefined`: no limit. */
  readonly times?: number;
  /** Probability, 0 to 1; `undefined`: always. */
  readonly chance?: number;
}

/** A text that is not a fault. Its details are the words in it, or the known faults. */
export class FaultSyntaxError extends Error {
  override readonly name = 'FaultSyntaxError';
  readonly details: { readonly text: string } | { readonly name: string; readonly known: string };

  constructor(message: string, details: FaultSyntaxError['details']) {
    super(message);
    this.details = details;
  }
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
    const shown = text.slice(0, 100);
    throw new FaultSyntaxError(`"${shown}" is no fault: write name[:amount][*times][@chance], as in "cut:3*1@0.5".`, {
      text: shown,
    });
  }
  if (!isFaultName(name)) {
    const known = [...Object.keys(wireFaults), ...Object.keys(dialectFaults), ...Object.keys(errorTable)].join(', ');
    throw new FaultSyntaxError(`There is no fault "${name}"; there are ${known}.`, { name, known });
  }
  return {
    fault: { name, amount: amount === undefined ? defaultAmountOf(name) : Number(amount) },
    ...(times !== undefined && { times: Number(times) }),
    ...(chance !== undefined && { chance: Number(chance) }),
  };
}
