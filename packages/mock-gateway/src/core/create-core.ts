import { createAccounts } from '../accounts/accounts.ts';
import { createSessions } from '../accounts/sessions.ts';
import { createFaultBook } from '../faults/fault-book.ts';
import { createFileStore } from '../files/file-store.ts';
import type { GatewayDefinition } from '../gateways/gateway-definition.ts';
import { createIdempotencyStore } from '../idempotency/store.ts';
import { createJournal } from '../journal/journal.ts';
import { seededRandom } from '../random/seeded.ts';
import { createClock } from './clock.ts';
import type { Core } from './core.ts';
import type { ResolvedOptions } from './options.ts';

/** Creates the state of a gateway that has just started, and the key of its default account. */
export function createCore(definition: GatewayDefinition, options: ResolvedOptions): { core: Core; apiKey: string } {
  const { seed, requestIdSeed, now, journalLimit, faults } = options;
  const clock = createClock(now);
  const requestIds = seededRandom(requestIdSeed, 'request-id');
  const accounts = createAccounts(seed, definition.keyPrefix, clock.now);
  const core: Core = {
    rules: definition,
    options,
    clock,
    accounts,
    sessions: createSessions(seed, clock, definition.profile.name),
    journal: createJournal(journalLimit),
    faults: createFaultBook(seed),
    idempotency: createIdempotencyStore(options.maxIdempotencyKeys),
    files: createFileStore(),
    own: definition.createOwnState(clock),
    nextRequestId: () => `req_${requestIds.letters(20)}`,
  };
  for (const fault of faults) core.faults.add(fault);
  const { key } = accounts.createKey(definition.createDefaultAccount(core), {});
  return { core, apiKey: key };
}
