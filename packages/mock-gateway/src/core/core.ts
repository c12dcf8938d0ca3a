import type { Accounts } from '../accounts/accounts.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { IdempotencyStore } from '../idempotency/store.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from './clock.ts';
import type { ResolvedOptions } from './options.ts';

/** The state of one gateway. */
export interface Core {
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly journal: Journal;
  readonly faults: FaultBook;
  readonly idempotency: IdempotencyStore;
  nextRequestId(): string;
}
