import { type CallIdentity, identifyCall } from '../idempotency/identify-call.ts';
import { replayFrames, type StoredAnswer } from '../idempotency/store.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import type { GatewayReply } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** Server-specified delay while the first call still runs, in milliseconds. */
const inProgressRetryMs = 500;
const longestKey = 255;

/** A call, with or without an `Idempotency-Key`. */
export interface IdempotentCall {
  /** The stored answer, if there is one. */
  readonly replay?: GatewayReply;
  /** Amount that an earlier run of the same call has paid, in the gateway's currency. */
  readonly paidBefore: number;
  /** `true` if the answer will be kept. */
  readonly isKept: boolean;
  /** The call runs now. */
  begin(): void;
  /** Stores its answer and its cost. */
  store(answer: StoredAnswer, paid: number): void;
  /** Forgets it, except for its cost. */
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

/** A replay without its body must not look like an answer, and must not run again: it was paid for. */
function refuseReplayWithoutBody({ rules }: Core, paid: number, entry: GatewayCall): Refusal {
  entry.isReplayed = true;
  const price = rules.currency === 'wits' ? `${paid} Wits` : `$${paid}`;
  const message = `The call with this Idempotency-Key was answered and billed ${price} before; its body is no longer kept. Nothing was billed again.`;
  return new Refusal('idempotency_conflict', message, {
    headers: { 'idempotent-replayed': 'true', 'idempotent-body': 'dropped' },
  });
}

/**
 * Identifies a call by its `Idempotency-Key`, which belongs to the token that sends it; `null` if it sends none.
 * @throws Refusal `invalid_request` if the key is too long
 */
export function identify(
  caller: Caller,
  { idempotencyKey, path }: GatewayCall,
  body: unknown,
  bodyText: string,
): CallIdentity | null {
  if (idempotencyKey === null || idempotencyKey === '') return null;
  if (idempotencyKey.length > longestKey) {
    throw new Refusal('invalid_request', `The Idempotency-Key is longer than ${longestKey} characters.`);
  }
  return identifyCall(caller.token, idempotencyKey, path, body, bodyText);
}

/**
 * Looks up a call. Nothing may be awaited between this and `begin`: concurrent repeats must not pass each other.
 * @throws Refusal `idempotency_conflict`, also if the stored body was dropped; `idempotency_in_progress`;
 *   `rate_limited` if no further key can be remembered
 * @see docs/contract.md §1, Idempotency
 */
export function openIdempotentCall(core: Core, identity: CallIdentity | null, entry: GatewayCall): IdempotentCall {
  if (identity === null) return ordinaryCall;
  const { idempotency, clock } = core;
  const { key, fingerprint } = identity;
  const record = idempotency.find(key, clock.now());
  if (record !== undefined && record.fingerprint !== fingerprint) {
    throw new Refusal('idempotency_conflict', 'The Idempotency-Key was used before with another body.');
  }
  if (record?.state === 'running') {
    const message = 'The first call with this Idempotency-Key is still running.';
    throw new Refusal('idempotency_in_progress', message, { retryAfterMs: inProgressRetryMs });
  }
  if (record?.state === 'stored' && record.answer === null) throw refuseReplayWithoutBody(core, record.paid, entry);
  if (record === undefined) {
    // Forgetting an older key early would bill its repeat again.
    const retryAfterMs = idempotency.waitForRoomMs(clock.now());
    if (retryAfterMs > 0) {
      const message = `The gateway remembers ${core.options.maxIdempotencyKeys} Idempotency-Keys, its bound; send no key, or wait.`;
      throw new Refusal('rate_limited', message, { retryAfterMs });
    }
  }

  const openedAt = record?.openedAt ?? clock.now();
  const paidBefore = record?.state === 'billed' ? record.paid : 0;
  return {
    ...(record?.state === 'stored' && record.answer !== null && { replay: replay(record.answer, entry) }),
    paidBefore,
    isKept: true,
    begin: () => idempotency.set(key, { state: 'running', fingerprint, openedAt }),
    store: (answer, paid) =>
      idempotency.set(key, { state: 'stored', fingerprint, openedAt, answer, paid: paidBefore + paid }),
    release(paidNow) {
      const paid = paidBefore + paidNow;
      if (paid > 0) idempotency.set(key, { state: 'billed', fingerprint, openedAt, paid });
      else idempotency.remove(key);
    },
  };
}
