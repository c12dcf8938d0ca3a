import type { ReplyStream } from '../core/exchange.ts';

/** How long an answer is kept, in milliseconds. */
const keptForMs = 24 * 60 * 60 * 1000;
const mostRecords = 10_000;
const mostCharacters = 64 * 1024 * 1024;

/** An answer that can be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, or the frames of a stream. */
  readonly body: string | readonly string[];
}

/** What is known of a call with an `Idempotency-Key`. */
export type IdempotencyRecord = { readonly fingerprint: string; readonly openedAt: number } & (
  | { readonly state: 'running' }
  | { readonly state: 'stored'; readonly answer: StoredAnswer }
  /** It was billed, but its answer was cut or too large to keep: a repeat runs again and is billed the rest alone. */
  | { readonly state: 'billed'; readonly paid: number }
);

/**
 * The answers by key.
 * @see docs/contract.md §1, Idempotency
 */
export interface IdempotencyStore {
  find(key: string, now: number): IdempotencyRecord | undefined;
  set(key: string, record: IdempotencyRecord): void;
  remove(key: string): void;
}

const sizeOf = (record: IdempotencyRecord): number => {
  const { fingerprint } = record;
  if (record.state !== 'stored') return fingerprint.length;
  const { body } = record.answer;
  return (
    fingerprint.length + (typeof body === 'string' ? body.length : body.reduce((sum, frame) => sum + frame.length, 0))
  );
};

/** Makes a store that forgets after 24 hours, and the oldest first when it grows beyond its bounds. */
export function createIdempotencyStore(): IdempotencyStore {
  const records = new Map<string, IdempotencyRecord>();
  let characters = 0;

  const remove = (key: string) => {
    const record = records.get(key);
    if (record === undefined) return;
    characters -= sizeOf(record);
    records.delete(key);
  };

  return {
    remove,
    find(key, now) {
      const record = records.get(key);
      if (record === undefined || record.state === 'running' || now - record.openedAt < keptForMs) return record;
      remove(key);
      return undefined;
    },
    set(key, record) {
      remove(key);
      records.set(key, record);
      characters += sizeOf(record);
      for (const [oldest, { state }] of records) {
        if (records.size <= mostRecords && characters <= mostCharacters) break;
        if (state !== 'running' && oldest !== key) remove(oldest);
      }
    },
  };
}

/** Gives a stored stream again. */
export function replayFrames(frames: readonly string[]): ReplyStream {
  const iterator = frames[Symbol.iterator]();
  return {
    next: async () => iterator.next() as IteratorResult<string, void>,
    return: async () => ({ done: true, value: undefined }),
  };
}
