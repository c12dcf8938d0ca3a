import { clewTiers, endpoints } from '@clawwits/contract';
import type { GatewayCall } from '../../journal/journal.ts';
import { writeUSD } from '../../pricing/cost-of.ts';
import type { ClewGatewayState } from './state.ts';

/**
 * Headers of every answer to an account: its limits, and the cost of a call on answers of a model; a stream begins
 * before that is known.
 * @see docs/contract.md §2
 */
export function limitHeaders(
  { accounts, clock }: ClewGatewayState,
  call: GatewayCall,
): Record<string, string> | undefined {
  const account = call.account === null ? undefined : accounts.find(call.account);
  if (account === undefined) return undefined;
  const limit = clewTiers[account.tier].requestsPerMinute;
  const isBilled = call.endpoint !== null && endpoints[call.endpoint].isBilled && call.outcome !== 'refused';
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - account.window.countedAt(clock.now()))),
    'x-tier': account.tier,
    ...(isBilled && { 'x-key-source': account.keySource }),
    ...(isBilled && !call.isStream && { 'x-cost-usd': writeUSD(call.costUSD) }),
  };
}
