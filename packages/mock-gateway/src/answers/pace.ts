import type { Clock } from '../core/clock.ts';
import type { SeededRandom } from '../random/seeded.ts';

/** Speed of the model. By default there are no delays. */
export interface Latency {
  /** Time to the first token, in milliseconds. Default 0. */
  readonly firstTokenMs?: number;
  /** Tokens per second. Default: no limit. */
  readonly tokensPerSecond?: number;
  /** Share, 0 to 1, by which each delay varies, by seed. Default 0. */
  readonly jitter?: number;
}

/** The waits of one answer. */
export interface Pace {
  /** The wait before the first token, in milliseconds. */
  readonly firstTokenMs: number;
  /** `true` if there are no delays. */
  readonly isInstant: boolean;
  waitForFirst(signal: AbortSignal): Promise<void>;
  waitFor(tokens: number, signal: AbortSignal): Promise<void>;
}

/** The pace of answers without delays, shared by all. */
const instantPace: Pace = {
  firstTokenMs: 0,
  isInstant: true,
  waitForFirst: async () => undefined,
  waitFor: async () => undefined,
};

/** Creates the pace of one answer. */
export function createPace(latency: Latency, clock: Clock, makeRandom: () => SeededRandom): Pace {
  const { firstTokenMs = 0, tokensPerSecond = Number.POSITIVE_INFINITY, jitter = 0 } = latency;
  if (firstTokenMs === 0 && tokensPerSecond === Number.POSITIVE_INFINITY) return instantPace;
  const random = jitter === 0 ? null : makeRandom();
  const vary = (milliseconds: number) =>
    random === null ? milliseconds : milliseconds * (1 + jitter * (2 * random.fraction() - 1));
  const first = Math.round(vary(firstTokenMs));
  /** Time at which the last wait was due: a clock that is moved forward lets everything pass that is due by then. */
  let due: number | null = null;
  const wait = async (milliseconds: number, signal: AbortSignal) => {
    if (milliseconds <= 0) return;
    due = (due ?? clock.now()) + milliseconds;
    const left = due - clock.now();
    if (left > 0) await clock.sleep(left, signal);
  };
  return {
    firstTokenMs: first,
    isInstant: first === 0 && tokensPerSecond === Number.POSITIVE_INFINITY,
    waitForFirst: (signal) => wait(first, signal),
    waitFor: (tokens, signal) => wait(vary((tokens * 1_000) / tokensPerSecond), signal),
  };
}
