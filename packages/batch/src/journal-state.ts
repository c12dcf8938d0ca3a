import { fingerprint } from './item-key.ts';
import { ItemTable } from './item-table.ts';
import type {
  EndRecord,
  HeaderRecord,
  ItemRecord,
  ItemUsage,
  JournalRecord,
  RunRecord,
  SentRecord,
} from './journal-record.ts';
import { itemOf } from './journal-record.ts';
import { keyLifetimeMs } from './key-lifetime.ts';

/**
 * State of an item. `sent` and `unknown` may have been billed; `named` is `unknown` for good, and has a line in the output, as `done`
 * and `failed` have.
 */
export type ItemState = 'planned' | 'sent' | 'done' | 'failed' | 'unknown' | 'named';

const states: readonly ItemState[] = ['planned', 'sent', 'done', 'failed', 'unknown', 'named'];

/** An item that was sent, and has no outcome yet. */
export interface OpenItem {
  /** First time that it was sent, in milliseconds since 1970. */
  readonly sentAt: number;
  /** The most that it can have cost, in Wits; 0 if nothing bounds it. */
  readonly most: number;
}

/** Sums over all items. */
export interface Totals extends ItemUsage {
  readonly retries: number;
  readonly replays: number;
}

/**
 * All that a journal says, in some 20 bytes an item: the fold of its records. The same fold follows a batch as it runs, so that a
 * batch that resumes knows what the one before knew.
 */
export class JournalState {
  header: HeaderRecord | null = null;
  readonly runs: { readonly start: RunRecord; end: EndRecord | null; lastAt: number }[] = [];
  /** Items that may have been billed, without an outcome. */
  readonly open = new Map<number, OpenItem>();
  readonly #table = new ItemTable();
  /** Codes by their number; 0 means no code, and the last one stands for all that do not fit. */
  readonly #codes: string[] = [''];
  readonly #codeCounts: number[] = [0];
  readonly #counts: Record<ItemState, number> = { planned: 0, sent: 0, done: 0, failed: 0, unknown: 0, named: 0 };
  #totals = { inputTokens: 0, outputTokens: 0, retries: 0, replays: 0 };

  /** Number of items in a state. */
  count(state: Exclude<ItemState, 'planned'>): number {
    return this.#counts[state];
  }

  /** Number of failed and unknown items by code. */
  get codes(): Readonly<Record<string, number>> {
    const counted = this.#codes.map((code, number) => [code, this.#codeCounts[number] ?? 0] as const);
    return Object.fromEntries(counted.filter(([code, count]) => code !== '' && count > 0));
  }

  get totals(): Totals {
    return this.#totals;
  }

  /** Number of items of the batch; `null` while nobody knows. */
  get items(): number | null {
    const ended = this.runs.findLast(({ end }) => end?.items !== undefined);
    return this.header?.input?.items ?? ended?.end?.items ?? null;
  }

  /** One more than the highest position of a record. */
  get reach(): number {
    return this.#table.length;
  }

  stateOf(position: number): ItemState {
    return states[this.#table.state(position)] ?? 'planned';
  }

  /** Wits of an item, as the journal has them. */
  witsOf(position: number): number {
    return this.#table.wits(position);
  }

  /** Checks a key against the one under which the item was sent. */
  isSame(position: number, key: string): boolean {
    const known = this.#table.print(position);
    return known === 0 || known === fingerprint(key);
  }

  /** The most that items without a known cost can have cost, in Wits. */
  get held(): number {
    let sum = 0;
    for (const { most } of this.open.values()) sum += most;
    return sum;
  }

  apply(record: JournalRecord): void {
    if ('batch' in record) this.header = record;
    else if ('run' in record) this.runs.push({ start: record, end: null, lastAt: record.at });
    else if ('end' in record) this.#end(record);
    else this.#applyItem(record);
  }

  #end(record: EndRecord): void {
    const run = this.runs.at(-1);
    if (run === undefined) return;
    run.end = record;
    run.lastAt = record.at;
  }

  #applyItem(record: ItemRecord): void {
    const found = itemOf(record);
    if (found === null) return;
    const { kind, position } = found;
    const code = 'code' in record && kind !== 'returned' ? this.#numberOf(record.code) : 0;
    if ('attempts' in record) this.#totals.retries += Math.max(0, record.attempts - 1);
    if (kind === 'sent') this.#applySent(record as SentRecord);
    else if (kind === 'unknown') this.#set(position, 'named' in record ? 'named' : 'unknown', code);
    else if (kind === 'reopened') this.#set(position, 'unknown');
    else this.#close(position, kind === 'returned' ? 'planned' : kind, code, record);
  }

  #applySent({ sent, key, at, most = 0 }: SentRecord): void {
    const open = this.open.get(sent);
    // The time of the first request counts: from then on the gateway remembers the key, until it forgets it.
    if (open === undefined || at - open.sentAt >= keyLifetimeMs) this.open.set(sent, { sentAt: at, most });
    this.#table.setPrint(sent, fingerprint(key));
    this.#set(sent, 'sent');
    const run = this.runs.at(-1);
    if (run !== undefined && at > run.lastAt) run.lastAt = at;
  }

  #close(position: number, state: 'planned' | 'done' | 'failed', code: number, record: ItemRecord): void {
    this.open.delete(position);
    this.#set(position, state, code);
    const { inputTokens = 0, outputTokens = 0, replayed } = record as Partial<ItemUsage> & { replayed?: true };
    this.#totals.inputTokens += inputTokens;
    this.#totals.outputTokens += outputTokens;
    if (replayed) this.#totals.replays += 1;
    this.#table.setWits(position, inputTokens + outputTokens);
  }

  #set(position: number, state: ItemState, code = 0): void {
    this.#counts[this.stateOf(position)] -= 1;
    this.#counts[state] += 1;
    this.#countCode(this.#table.code(position), -1);
    this.#countCode(code, 1);
    this.#table.setState(position, states.indexOf(state), code);
  }

  #countCode(code: number, change: number): void {
    this.#codeCounts[code] = (this.#codeCounts[code] ?? 0) + change;
  }

  #numberOf(code: string): number {
    const known = this.#codes.indexOf(code);
    if (known !== -1) return known;
    if (this.#codes.length >= mostCodes && code !== 'other') return this.#numberOf('other');
    return this.#codes.push(code) - 1;
  }
}

/** A gateway has a few dozen; the last place is for all others. */
const mostCodes = 254;
