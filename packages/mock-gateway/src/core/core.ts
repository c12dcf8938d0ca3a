import type { Account } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { FileStore } from '../files/file-store.ts';
import type { GatewayDefinition } from '../gateways/gateway-definition.ts';
import type { IdempotencyStore } from '../idempotency/store.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from './clock.ts';
import type { ResolvedOptions } from './options.ts';
import type { RouteTable } from './routes.ts';

/** The state of one gateway. */
export interface Core<Kind extends Account = Account, State = unknown> {
  /** Everything in which it differs from the other gateways. */
  readonly definition: GatewayDefinition<Kind, State>;
  readonly routes: RouteTable;
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly accounts: Accounts<Kind>;
  readonly sessions: Sessions;
  readonly journal: Journal;
  readonly faults: FaultBook;
  readonly idempotency: IdempotencyStore;
  /** What it has made and serves below an address of its own. */
  readonly files: FileStore;
  /** What this gateway alone remembers. */
  readonly state: State;
  nextRequestId(): string;
}
