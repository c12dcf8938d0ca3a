import { type IdempotencyRecord, replayFrames, type StoredAnswer } from '../idempotency/store.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import type { GatewayReply } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** What a client is told to wait while the first call still runs, in milliseconds. */
const inProgressRetryMs = 500;
const longestKey = 255;

/** A call, with or without an `Idempotency-Key`. */
export interface IdempotentCall {
  /** The stored answer, where there is one. */
  readonly replay?: GatewayReply;
  /** What an earlier run of the same call has paid, in the gateway's currency. */
  readonly paidBefore: number;
  /** Whether the answer will be kept. */
  readonly isKept: boolean;
  /** The call runs now. */
  begin(): void;
  /** Keeps its answer. */
  store(answer: StoredAnswer): void;
  /** Forgets it, but for what it has cost. */
  release(paid: number): void;
}

const ordinaryCall: IdempotentCall = {
  paidBefore: 0,
  isKept: false,
  begin: () => undefined,
  store: () => undefined,
  release: () => undefined,
};

function replay(answer: StoredAnswer, entry: GatewayCall): GatewayReply {
  entry.isReplayed = true;
  entry.outcome = 'complete';
  entry.status = answer.status;
  entry.reason = 'The stored answer of the same Idempotency-Key was given again, free of charge.';
  return {
    status: answer.status,
    headers: { ...answer.headers, 'x-request-id': entry.requestId, 'idempotent-replayed': 'true' },
    body: typeof answer.body === 'string' ? answer.body : replayFrames(answer.body),
  };
}

/**
 * Looks up the call's `Idempotency-Key`, which belongs to the token that sends it.
 * @throws Refusal `idempotency_conflict`, `idempotency_in_progress`
 * @see docs/contract.md §1, Idempotency
 */
export function openIdempotentCall(core: Core, caller: Caller, entry: GatewayCall, bodyText: string): IdempotentCall {
  const { idempotency, clock } = core;
  if (entry.idempotencyKey === null || entry.idempotencyKey === '') return ordinaryCall;
  if (entry.idempotencyKey.length > longestKey) {
    throw new Refusal('invalid_request', `The Idempotency-Key is longer than ${longestKey} characters.`);
  }
  const key = `${caller.token}\n${entry.idempotencyKey}`;
  const fingerprint = `${entry.path}\n${bodyText}`;
  const record: IdempotencyRecord | undefined = idempotency.find(key, clock.now());
  if (record !== undefined && record.fingerprint !== fingerprint) {
    throw new Refusal('idempotency_conflict', 'The Idempotency-Key was used before with another body.');
  }
  if (record?.state === 'running') {
    const message = 'The first call with this Idempotency-Key is still running.';
    throw new Refusal('idempotency_in_progress', message, { retryAfterMs: inProgressRetryMs });
  }

  const openedAt = record?.openedAt ?? clock.now();
  const paidBefore = record?.state === 'billed' ? record.paid : 0;
  return {
    ...(record?.state === 'stored' && { replay: replay(record.answer, entry) }),
    paidBefore,
    isKept: true,
    begin: () => idempotency.set(key, { state: 'running', fingerprint, openedAt }),
    store: (answer) => idempotency.set(key, { state: 'stored', fingerprint, openedAt, answer }),
    release(paidNow) {
      const paid = paidBefore + paidNow;
      if (paid > 0) idempotency.set(key, { state: 'billed', fingerprint, openedAt, paid });
      else idempotency.remove(key);
    },
  };
}
