import type { GatewayState } from '../../core/gateway-state.ts';
import type { GatewayCall } from '../../journal/journal.ts';
import { writeUSD } from '../../pricing/cost-of.ts';
import type { TechopenclawAccount } from './account.ts';

/**
 * Headers of every answer to an account: the remaining budget, and the end of the window.
 * @see docs/contract.md §3, Limits
 */
export function limitHeaders(
  { accounts, clock }: GatewayState<TechopenclawAccount>,
  call: GatewayCall,
): Record<string, string> | undefined {
  const account = call.account === null ? undefined : accounts.find(call.account);
  if (account === undefined) return undefined;
  const now = clock.now();
  return {
    'x-ratelimit-remaining': writeUSD(account.window.remainingUSD(now)),
    'x-ratelimit-reset': String(Math.ceil(account.window.resetsAtMs(now) / 1000)),
  };
}
