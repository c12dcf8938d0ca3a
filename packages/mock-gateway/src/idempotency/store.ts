import type { ReplyStream } from '../core/exchange.ts';

/** Lifetime of a key, in milliseconds. */
const keptForMs = 24 * 60 * 60 * 1000;
/** Characters of all stored answers together: 32 MiB at two bytes each. */
const mostCharacters = 16 * 1024 * 1024;
/** Memory of a frame of a stream in addition to its characters. */
const frameOverhead = 32;

/** An answer that can be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, or the frames of a stream. */
  readonly body: string | readonly string[];
}

/** Record of a call with an `Idempotency-Key`. */
export type IdempotencyRecord = {
  /** Digest of endpoint and body. */
  readonly fingerprint: string;
  readonly openedAt: number;
} & (
  | { readonly state: 'running' }
  /** It was answered and billed. `answer` is `null` if the body was dropped to bound the memory. */
  | { readonly state: 'stored'; readonly answer: StoredAnswer | null; readonly paid: number }
  /** It was billed, but its answer was cut or too large to keep: a repeat runs again and is billed the rest alone. */
  | { readonly state: 'billed'; readonly paid: number }
);

/**
 * The calls by digest of their key. A record lives for 24 hours, whatever follows it; only stored bodies are
 * dropped earlier, the oldest first, once all of them together exceed 16 Mi characters.
 * @see docs/contract.md §1, Idempotency
 */
export interface IdempotencyStore {
  find(key: string, now: number): IdempotencyRecord | undefined;
  /** Milliseconds until there is room for a new key; 0 if there is room now. */
  waitForRoomMs(now: number): number;
  set(key: string, record: IdempotencyRecord): void;
  remove(key: string): void;
}

const sizeOf = ({ body }: StoredAnswer): number =>
  typeof body === 'string' ? body.length : body.reduce((sum, frame) => sum + frame.length + frameOverhead, 0);

type StoredRecord = Extract<IdempotencyRecord, { readonly state: 'stored' }>;

/** Writes a record without its body as one flat text: a million of them take half the memory that objects would. */
const pack = ({ fingerprint, openedAt, paid }: StoredRecord): string => [openedAt, paid, fingerprint].join(' ');

function unpack(text: string): StoredRecord {
  // The fingerprint comes last, since it may hold spaces.
  const afterTime = text.indexOf(' ');
  const afterPaid = text.indexOf(' ', afterTime + 1);
  return {
    state: 'stored',
    answer: null,
    openedAt: Number(text.slice(0, afterTime)),
    paid: Number(text.slice(afterTime + 1, afterPaid)),
    fingerprint: text.slice(afterPaid + 1),
  };
}

/**
 * Creates an empty store.
 *
 * @param mostKeys keys that are known at the same time
 */
export function createIdempotencyStore(mostKeys: number): IdempotencyStore {
  // Updates keep a record's place in a Map: the first records are the oldest. Records without a body are older still.
  const records = new Map<string, IdempotencyRecord>();
  const packed = new Map<string, string>();
  const bodySizes = new Map<string, number>();
  let characters = 0;

  const forgetBody = (key: string) => {
    characters -= bodySizes.get(key) ?? 0;
    bodySizes.delete(key);
  };
  const remove = (key: string) => {
    forgetBody(key);
    records.delete(key);
    packed.delete(key);
  };
  const isExpired = (record: IdempotencyRecord, now: number) =>
    record.state !== 'running' && now - record.openedAt >= keptForMs;

  const dropBodies = (except: string) => {
    for (const key of bodySizes.keys()) {
      if (characters <= mostCharacters) return;
      if (key === except) continue;
      const record = records.get(key);
      if (record?.state === 'stored') packed.set(key, pack(record));
      records.delete(key);
      forgetBody(key);
    }
  };
  const read = (key: string): IdempotencyRecord | undefined => {
    const text = packed.get(key);
    return text === undefined ? records.get(key) : unpack(text);
  };
  /** Removes the oldest records that have expired; returns the opening time of the oldest remaining one. */
  const expire = (keys: Iterable<string>, now: number): number => {
    for (const key of keys) {
      const record = read(key);
      if (record === undefined || record.state === 'running') continue;
      if (!isExpired(record, now)) return record.openedAt;
      remove(key);
    }
    return now;
  };

  return {
    remove,
    find(key, now) {
      const record = read(key);
      if (record === undefined || !isExpired(record, now)) return record;
      remove(key);
      return undefined;
    },
    waitForRoomMs(now) {
      const oldest = Math.min(expire(packed.keys(), now), expire(records.keys(), now));
      return records.size + packed.size < mostKeys ? 0 : oldest + keptForMs - now;
    },
    set(key, record) {
      forgetBody(key);
      records.set(key, record);
      if (record.state !== 'stored' || record.answer === null) return;
      const size = sizeOf(record.answer);
      bodySizes.set(key, size);
      characters += size;
      dropBodies(key);
    },
  };
}

/** Replays a stored stream. */
export function replayFrames(frames: readonly string[]): ReplyStream {
  const iterator = frames[Symbol.iterator]();
  return {
    next: async () => iterator.next() as IteratorResult<string, void>,
    return: async () => ({ done: true, value: undefined }),
  };
}
