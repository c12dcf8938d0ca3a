import type { FileDigest } from './source.ts';

/** Amounts of a wallet, as the gateway reports them. */
export interface WalletFacts {
  readonly available: number;
  readonly lifetimeUsed: number;
}

/** Tokens of an answer, as the gateway reports them. */
export interface ItemUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The journal's first line. */
export interface HeaderRecord {
  readonly batch: string;
  readonly version: 1;
  readonly at: number;
  readonly gateway: string;
  readonly baseURL: string;
  /** The file and its number of items; `null` where the items come from a program. */
  readonly input: (FileDigest & { readonly items: number }) | null;
}

/** A run begins. */
export interface RunRecord {
  readonly run: number;
  readonly at: number;
  readonly wallet: WalletFacts | null;
}

/** An item is about to be sent. On the disk before the request leaves. */
export interface SentRecord {
  readonly sent: number;
  readonly key: string;
  readonly at: number;
  /** The most Wits that it can cost, where something bounds it. */
  readonly most?: number;
}

/** An item has its answer, which is on the disk. */
export interface DoneRecord extends Partial<ItemUsage> {
  readonly done: number;
  readonly attempts: number;
  readonly replayed?: true;
}

/** An item failed for good. It has usage if its answer was paid, and refused by a check. */
export interface FailedRecord extends Partial<ItemUsage> {
  readonly failed: number;
  readonly code: string;
  readonly attempts: number;
  readonly replayed?: true;
}

/** An item was sent, and nobody knows its outcome. */
export interface UnknownRecord {
  readonly unknown: number;
  readonly code: string;
  readonly attempts: number;
  /** `true` once the output names it: it is not repeated any more. */
  readonly named?: true;
}

/** An item is back where it was before it was sent: it was refused for a reason that ends the run, and not billed. */
export interface ReturnedRecord {
  readonly returned: number;
  readonly code: string;
  readonly attempts: number;
}

/** An item that the output named is to be repeated. */
export interface ReopenedRecord {
  readonly reopened: number;
}

/** A run ends. */
export interface EndRecord {
  readonly end: 'complete' | 'stopped';
  readonly at: number;
  readonly wallet: WalletFacts | null;
  /** Number of items, once the source was read to its end. */
  readonly items?: number;
  /** Reason of a run that stopped. */
  readonly code?: string;
}

export type ItemRecord = SentRecord | DoneRecord | FailedRecord | UnknownRecord | ReturnedRecord | ReopenedRecord;

export type JournalRecord = HeaderRecord | RunRecord | ItemRecord | EndRecord;

/** Writes a record as a line. */
export const writeRecord = (record: JournalRecord): string => `${JSON.stringify(record)}\n`;

const kinds = ['sent', 'done', 'failed', 'unknown', 'returned', 'reopened'] as const;

/** Kind and position of an item's record, by its first member; `null` for another record. */
export function itemOf(record: JournalRecord): { kind: (typeof kinds)[number]; position: number } | null {
  for (const kind in record) {
    const position: unknown = record[kind as keyof JournalRecord];
    const isItem =
      (kinds as readonly string[]).includes(kind) && Number.isSafeInteger(position) && Number(position) >= 0;
    return isItem ? { kind: kind as (typeof kinds)[number], position: Number(position) } : null;
  }
  return null;
}

/** Reads a line; `null` if it is not one of the journal's. */
export function readRecord(line: string): JournalRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const record = value as JournalRecord;
  return 'batch' in record || 'run' in record || 'end' in record || itemOf(record) !== null ? record : null;
}
