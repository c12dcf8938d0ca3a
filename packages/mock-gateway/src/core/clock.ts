// Taken at import: a test that fakes the timers later must not freeze the gateway's waits.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** The gateway's time. Windows, sessions, idempotency and every wait follow it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time forward, and wakes the waits that are due. */
  advance(milliseconds: number): void;
  /**
   * Waits.
   * @throws the signal's reason when it aborts first
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

interface Sleeper {
  readonly wakesAt: number;
  wake(): void;
}

/**
 * Makes a clock that runs with `now` and can be moved forward.
 *
 * @param now where the time comes from. Default: `Date.now`.
 */
export function createClock(now: () => number = () => Date.now()): Clock {
  let offset = 0;
  const sleepers = new Set<Sleeper>();
  const read = () => now() + offset;

  return {
    now: read,
    advance(milliseconds) {
      offset += milliseconds;
      for (const sleeper of [...sleepers]) if (sleeper.wakesAt <= read()) sleeper.wake();
    },
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const stop = () => {
          sleepers.delete(sleeper);
          stopTimer(timer);
          signal?.removeEventListener('abort', fail);
        };
        const fail = () => {
          stop();
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          wakesAt: read() + milliseconds,
          wake() {
            stop();
            resolve();
          },
        };
        const timer = startTimer(sleeper.wake, milliseconds);
        sleepers.add(sleeper);
        signal?.addEventListener('abort', fail, { once: true });
      });
    },
  };
}
