import { type ErrorCode, errorTable } from '@clawwits/contract';
import { type DialectFaultName, isDialectFault } from './dialect-faults.ts';
import type { FaultDefinition } from './fault-definition.ts';

/** Faults other than the error codes. Events are counted in the order in which they are sent, from 1. */
export const wireFaults = {
  'slow-headers': {
    amount: 'milliseconds',
    defaultAmount: 30_000,
    clientSees: 'No byte of the answer until the time has passed; nothing is billed to a client that leaves before.',
  },
  silence: {
    amount: 'events',
    defaultAmount: 3,
    clientSees: 'So many events, then an open connection on which nothing ever comes. A JSON body stops half-way.',
  },
  cut: {
    amount: 'events',
    defaultAmount: 3,
    clientSees: 'So many events, then the connection is closed in mid-body. A JSON body is cut half-way.',
  },
  reset: {
    amount: 'events',
    defaultAmount: 3,
    clientSees: 'As "cut", but with a TCP reset (ECONNRESET).',
  },
  'malformed-chunk': {
    amount: 'event',
    defaultAmount: 2,
    clientSees: 'The event of that number holds half of its JSON. A JSON body ends half-way, with a length that fits.',
  },
  'html-502': {
    amount: null,
    defaultAmount: 0,
    clientSees: 'Status 502 with an HTML page, as a proxy before the gateway would send it; nothing is billed.',
  },
  'error-event': {
    amount: 'events',
    defaultAmount: 3,
    clientSees:
      'So many events, then `router_error` inside the stream. A JSON answer has status 200 and the error as its body.',
  },
  'duplicated-chunk': {
    amount: 'event',
    defaultAmount: 2,
    clientSees: 'The event of that number comes twice.',
  },
  'split-chunks': {
    amount: 'bytes',
    defaultAmount: 1,
    clientSees: 'The whole answer, in writes of so many bytes: also in the middle of a character.',
  },
  'wrong-content-length': {
    amount: 'bytes',
    defaultAmount: 10,
    clientSees: 'A content-length that promises so many bytes more than come before the connection is closed.',
  },
  'lost-answer': {
    amount: null,
    defaultAmount: 0,
    clientSees: 'A reset connection instead of an answer, although the call was processed, billed and stored.',
  },
} as const satisfies Record<string, FaultDefinition>;

/** A fault of the connection or of the answer. */
export type WireFaultName = keyof typeof wireFaults;

/** Faults that can be injected: an error code, in the gateway's own form, or a fault of the connection or of the answer. */
export type FaultName = ErrorCode | WireFaultName | DialectFaultName;

/** A fault. */
export interface Fault {
  readonly name: FaultName;
  /** Its meaning depends on the fault; for `rate_limited` and `idempotency_in_progress` the delay in milliseconds. */
  readonly amount: number;
}

const waitingCodes: readonly string[] = ['rate_limited', 'idempotency_in_progress'];

/** The amount of a fault that names none. */
export function defaultAmountOf(name: FaultName): number {
  if (name in wireFaults) return wireFaults[name as WireFaultName].defaultAmount;
  if (isDialectFault(name)) return 0;
  return waitingCodes.includes(name) ? 1_000 : 0;
}

export const isFaultName = (name: string): name is FaultName =>
  Object.hasOwn(wireFaults, name) || isDialectFault(name) || Object.hasOwn(errorTable, name);
