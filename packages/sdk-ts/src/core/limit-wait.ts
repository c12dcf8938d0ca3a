import type { StreamContext } from './stream-context.ts';

/** Longest wait for the end marker of a stream whose answer is whole, in milliseconds. */
const markPatienceMs = 5_000;

/** The limits of a wait for the next event. */
const waitLimits = ['firstEventTimeout', 'idleTimeout', 'totalTimeout'] as const;

/** State of a stream whose reader waits for an event. */
interface Wait {
  /** Duration of the waits since the last event that was not a keep-alive, in milliseconds. */
  readonly waitedMs: number;
  /** The time, on the runtime's clock. */
  readonly now: number;
  /** `true` if an event was delivered, keep-alives apart. */
  readonly hasBegun: boolean;
  /** `true` if nothing but the end marker is missing. */
  readonly isWhole: boolean;
}

/** Limits the wait for the next event from now on. A keep-alive restarts `idleTimeout` and no other limit. */
export function limitWait(context: StreamContext, { waitedMs, now, hasBegun, isWhole }: Wait): void {
  const { control, settings, startedAt } = context;
  const firstEventLeft = settings.firstEventTimeout - waitedMs;
  const totalLeft = startedAt + settings.totalTimeout - now;
  if (!hasBegun) {
    control.limit('firstEventTimeout', firstEventLeft);
    if (totalLeft > 0) control.limit('totalTimeout', totalLeft);
    return;
  }
  const idle = isWhole ? Math.min(settings.idleTimeout, markPatienceMs) : settings.idleTimeout;
  // What bounds a wait with keep-alives does not shorten one without.
  const left = Math.max(idle - waitedMs, isWhole ? 0 : Math.min(idle, firstEventLeft, totalLeft));
  liftWaitLimits(context);
  if (left === idle || left === idle - waitedMs) control.limit('idleTimeout', left);
  else control.limit(left === firstEventLeft ? 'firstEventTimeout' : 'totalTimeout', left);
}

export function liftWaitLimits({ control }: StreamContext): void {
  for (const limit of waitLimits) control.lift(limit);
}
