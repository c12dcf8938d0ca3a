import type { ClawwitsError } from '@clawwits/sdk-ts';
import type { CommandOutcome } from '../commands/command-outcome.ts';
import { describeMoment, describeWait } from '../output/describe-time.ts';
import { type GatewayName, gatewayFacts } from './gateway-facts.ts';

/**
 * Says when a spent budget comes back, and what to do meanwhile. Clew does not say when, but counts by the month.
 *
 * @param now milliseconds since 1970
 */
export function describeQuota(
  { limits, retryAfterMs }: Pick<ClawwitsError, 'limits' | 'retryAfterMs'>,
  gateway: GatewayName,
  now: number = Date.now(),
): Pick<CommandOutcome, 'hint' | 'retryAfterMs'> {
  const told = retryAfterMs === undefined ? limits.resetsAtMs : now + retryAfterMs;
  const isMonth = told === undefined && gateway === 'clew';
  const comesBack = isMonth ? startOfNextMonth(now) : told;
  const remedy = remedies[gateway] ?? 'ask for a higher budget';
  if (comesBack === undefined)
    return { hint: `${gatewayFacts[gateway].title} does not say when it comes back: ${remedy}.` };
  const waitMs = Math.max(0, comesBack - now);
  if (waitMs === 0) return { hint: `The budget is back: run it again, or ${remedy}.`, retryAfterMs: 0 };
  const what = isMonth ? "The month's tokens come" : 'The budget comes';
  return {
    hint: `${what} back at ${describeMoment(comesBack)}, in ${describeWait(waitMs)}: run it again then, or ${remedy}.`,
    retryAfterMs: waitMs,
  };
}

const remedies: Readonly<Partial<Record<GatewayName, string>>> = {
  clew: `take a higher tier, with clawwits api POST /v1/billing/checkout --gateway clew -d '{"tier": "pro"}'`,
  techopenclaw: 'take a smaller model or a larger plan',
  klawd: 'take a higher plan in Mission Control',
};

function startOfNextMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
