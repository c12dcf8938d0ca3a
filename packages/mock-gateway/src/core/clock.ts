// Taken at import: a test that fakes the timers later must not freeze the gateway's waits.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** The gateway's time. Windows, sessions, idempotency and every wait follow it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Moves the time forward, and wakes the waits that are due.
   * @throws RangeError if it is negative or beyond a century
   */
  advance(milliseconds: number): void;
  /**
   * Sleeps.
   * @throws the signal's reason when it aborts first
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back at a time, in milliseconds since 1970. It keeps no process alive. */
  at(time: number, act: () => void): void;
  /** Cancels all scheduled callbacks. */
  forget(): void;
}

/** A century: the time stays within the range of a Date. */
export const longestAdvanceMs = 100 * 365 * 24 * 60 * 60 * 1_000;

interface Sleeper {
  readonly wakesAt: number;
  wake(): void;
}

/**
 * Creates a clock that runs with `now` and can be moved forward.
 *
 * @param now source of the time. Default: `Date.now`.
 */
export function createClock(now: () => number = () => Date.now()): Clock {
  let offset = 0;
  const sleepers = new Set<Sleeper>();
  const alarms = new Set<Sleeper & { stop(): void }>();
  const read = () => now() + offset;

  return {
    now: read,
    advance(milliseconds) {
      if (!(milliseconds >= 0 && milliseconds <= longestAdvanceMs)) {
        throw new RangeError(`The clock moves forward by 0 to ${longestAdvanceMs} ms, a century.`);
      }
      offset += milliseconds;
      for (const sleeper of [...sleepers, ...alarms]) if (sleeper.wakesAt <= read()) sleeper.wake();
    },
    at(time, act) {
      const timer: unknown = startTimer(() => alarm.wake(), Math.max(0, time - read()));
      // A browser's timer is a number.
      if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as NodeJS.Timeout).unref();
      const alarm = {
        wakesAt: time,
        stop() {
          alarms.delete(alarm);
          stopTimer(timer as NodeJS.Timeout);
        },
        wake() {
          alarm.stop();
          act();
        },
      };
      alarms.add(alarm);
    },
    forget() {
      for (const alarm of [...alarms]) alarm.stop();
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
