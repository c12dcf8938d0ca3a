import type { ClawwitsError } from '@clawwits/sdk-ts';
import { type GatewayName, gatewayFacts } from '../config/gateway-facts.ts';
import { describeMoment, describeWait } from '../i18n/describe-time.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';

/**
 * Describes when an exhausted budget is renewed, and what to do until then. Clew does not report it, but counts by the month.
 *
 * @param now milliseconds since 1970
 */
export function describeQuota(
  { limits, retryAfterMs }: Pick<ClawwitsError, 'limits' | 'retryAfterMs'>,
  gateway: GatewayName,
  now: number = Date.now(),
): Pick<CommandOutcome, 'hint' | 'retryAfterMs'> {
  const comesBackAtMs = retryAfterMs === undefined ? limits.resetsAtMs : now + retryAfterMs;
  const isMonth = comesBackAtMs === undefined && gateway === 'clew';
  const comesBack = isMonth ? startOfNextMonth(now) : comesBackAtMs;
  const remedy = remedies[gateway] ?? localized('ask for a higher budget');
  if (comesBack === undefined)
    return {
      hint: localized('{gateway} does not say when it comes back: {remedy}.', {
        gateway: gatewayFacts[gateway].title,
        remedy,
      }),
    };
  const waitMs = Math.max(0, comesBack - now);
  if (waitMs === 0)
    return { hint: localized('The budget is back: run it again, or {remedy}.', { remedy }), retryAfterMs: 0 };
  const when = { moment: describeMoment(comesBack), wait: describeWait(waitMs), remedy };
  return {
    hint: isMonth
      ? localized("The month's tokens come back at {moment}, in {wait}: run it again then, or {remedy}.", when)
      : localized('The budget comes back at {moment}, in {wait}: run it again then, or {remedy}.', when),
    retryAfterMs: waitMs,
  };
}

const remedies: Readonly<Partial<Record<GatewayName, LocalizedMessage>>> = {
  clew: localized('take a higher tier, with {command}', {
    command: `clawwits api POST /v1/billing/checkout --gateway clew -d '{"tier": "pro"}'`,
  }),
  techopenclaw: localized('take a smaller model or a larger plan'),
  klawd: localized('take a higher plan in Mission Control'),
};

function startOfNextMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
