import type { Account } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { FileStore } from '../files/file-store.ts';
import type { IdempotencyStore } from '../idempotency/store.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from './clock.ts';
import type { ResolvedOptions } from './options.ts';

/**
 * Everything that a gateway remembers between calls; a reset creates it anew.
 *
 * @typeParam Kind the accounts of the gateway
 * @typeParam Own state that only this gateway has
 */
export interface GatewayState<Kind extends Account = Account, Own = unknown> {
  /** The options that the gateway was created with, defaults included. They never change. */
  readonly options: ResolvedOptions;
  /** The time of windows, months, expiry dates and sleeps: the only clock that the gateway reads. */
  readonly clock: Clock;
  /** Accounts and their API keys. */
  readonly accounts: Accounts<Kind>;
  /** Issues and verifies the JSON Web Tokens that stand for a signed-in person. */
  readonly sessions: Sessions;
  /** The last calls with their outcome, for assertions in tests. */
  readonly journal: Journal;
  /** The faults that the next calls meet. */
  readonly faults: FaultBook;
  /** Answers by `Idempotency-Key`, for 24 hours. */
  readonly idempotency: IdempotencyStore;
  /** Images and videos that the gateway has generated and serves. */
  readonly files: FileStore;
  /** State of this gateway only: checkouts, webhooks, telemetry. `null` if it has no further state. */
  readonly own: Own;
  /** The next request id, `req_` and 20 letters; the sequence follows from the seed. */
  nextRequestId(): string;
}
