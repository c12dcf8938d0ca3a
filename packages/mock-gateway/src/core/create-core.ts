import { createAccounts } from '../accounts/accounts.ts';
import { createSessions } from '../accounts/sessions.ts';
import { createFaultBook } from '../faults/fault-book.ts';
import { createIdempotencyStore } from '../idempotency/store.ts';
import { createJournal } from '../journal/journal.ts';
import { seededRandom } from '../random/seeded.ts';
import { createClock } from './clock.ts';
import type { Core } from './core.ts';
import type { ResolvedOptions } from './options.ts';

/** Makes the state of a gateway that has just begun, and the key of its default account. */
export function createCore(options: ResolvedOptions): { core: Core; apiKey: string } {
  const { seed, tier, wits, lifetimeUsed, now, journalLimit, faults } = options;
  const clock = createClock(now);
  const accounts = createAccounts(seed, { tier, wits });
  const requestIds = seededRandom(seed, 'request-id');
  const core: Core = {
    options,
    clock,
    accounts,
    sessions: createSessions(seed, clock),
    journal: createJournal(journalLimit),
    faults: createFaultBook(seed),
    idempotency: createIdempotencyStore(),
    nextRequestId: () => `req_${requestIds.letters(20)}`,
  };
  for (const fault of faults) core.faults.add(fault);
  const { key } = accounts.createKey(accounts.create({ lifetimeUsed }), 'full');
  return { core, apiKey: key };
}
