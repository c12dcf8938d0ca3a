import { listenForAbort } from './abort-listener.ts';
import type { Runtime } from './runtime.ts';

/** The limits that can end a wait, by the name of their setting. */
export type TimeLimit = 'connectTimeout' | 'timeout' | 'firstEventTimeout' | 'idleTimeout' | 'totalTimeout';

/** Why a call ends before it is done: a limit, or the caller. */
export class CallStopped extends Error {
  readonly by: TimeLimit | 'caller';

  constructor(by: TimeLimit | 'caller', cause?: unknown) {
    super(by === 'caller' ? 'The caller ended the call.' : `The limit "${by}" passed.`, { cause });
    this.name = 'CallStopped';
    this.by = by;
  }
}

/**
 * The one place that can end a call from outside: it watches the caller's signal and all time limits with a single
 * listener and a single timer, and tells whoever is waiting at the moment.
 */
export interface CallControl {
  /** Why the call must end, once it must. */
  readonly stopped: CallStopped | null;
  /** Says what to do when the call must end from now on; at once where it must already. Replaces what was said before. */
  whenStopped(stop: (reason: CallStopped) => void): void;
  /** Starts a limit, in milliseconds from now, or starts it anew. */
  limit(name: TimeLimit, durationMs: number): void;
  /** Takes a limit back. */
  lift(name: TimeLimit): void;
  /** Takes the limits of an attempt back; where one of them ended it, the call itself goes on. */
  endAttempt(): void;
  /** Waits, unless the call must end. */
  sleep(durationMs: number): Promise<void>;
  /** Waits for a promise, unless the call must end; `onStopped` ends the promise's own work then. */
  race<Value>(promise: Promise<Value>, onStopped?: (reason: CallStopped) => void): Promise<Value>;
  /** Lets go of the signal and the timer. */
  close(): void;
}

/** The limits of one attempt leave the call itself alive: it may be attempted again. */
function endsAttemptAlone({ by }: CallStopped): boolean {
  return by === 'connectTimeout' || by === 'timeout';
}

export function createCallControl(runtime: Runtime, signal: AbortSignal | undefined): CallControl {
  const dueTimes = new Map<TimeLimit, number>();
  let stopped: CallStopped | null = null;
  let notify: ((reason: CallStopped) => void) | null = null;
  let cancelTimer: (() => void) | null = null;
  let stopListening: (() => void) | null = null;
  let timerDue = Number.POSITIVE_INFINITY;

  function stop(reason: CallStopped): void {
    if (stopped !== null) return;
    stopped = reason;
    if (!endsAttemptAlone(reason)) close();
    notify?.(reason);
  }

  function endAttempt(): void {
    dueTimes.delete('connectTimeout');
    dueTimes.delete('timeout');
    if (stopped === null || !endsAttemptAlone(stopped)) return;
    stopped = null;
    notify = null;
    // What happened meanwhile was not heard.
    if (signal?.aborted) onAbort();
    else onTimer();
  }

  const onAbort = () => stop(new CallStopped('caller', signal?.reason));

  function close(): void {
    cancelTimer?.();
    cancelTimer = null;
    dueTimes.clear();
    timerDue = Number.POSITIVE_INFINITY;
    stopListening?.();
  }

  /** A limit that was moved back leaves its timer alone: when it fires too early, it is set again. */
  function onTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
    timerDue = Number.POSITIVE_INFINITY;
    const now = runtime.now();
    for (const [name, due] of dueTimes) {
      if (due > now) continue;
      stop(new CallStopped(name));
      return;
    }
    armTimer(now);
  }

  function setTimer(due: number, now: number): void {
    cancelTimer?.();
    timerDue = due;
    cancelTimer = runtime.schedule(Math.max(1, due - now), onTimer);
  }

  /** Limits count from when they start, but a timer is worth its price only when somebody waits. */
  function armTimer(now: number): void {
    let nextDue = Number.POSITIVE_INFINITY;
    for (const due of dueTimes.values()) nextDue = Math.min(nextDue, due);
    if (nextDue < timerDue) setTimer(nextDue, now);
  }

  function whenStopped(callback: (reason: CallStopped) => void): void {
    notify = callback;
    if (stopped !== null) callback(stopped);
    else armTimer(runtime.now());
  }

  if (signal?.aborted) onAbort();
  else if (signal !== undefined) stopListening = listenForAbort(signal, onAbort);

  return {
    get stopped() {
      return stopped;
    },
    whenStopped,
    limit(name, durationMs) {
      if (stopped !== null) return;
      const now = runtime.now();
      const due = now + durationMs;
      dueTimes.set(name, due);
      if (notify !== null && due < timerDue) setTimer(due, now);
    },
    lift: (name) => void dueTimes.delete(name),
    endAttempt,
    sleep(durationMs) {
      return new Promise((resolve, reject) => {
        const cancelSleep = runtime.schedule(durationMs, resolve);
        whenStopped((reason) => {
          cancelSleep();
          reject(reason);
        });
      });
    },
    race(promise, onStopped) {
      return new Promise((resolve, reject) => {
        promise.then(resolve, reject);
        whenStopped((reason) => {
          reject(reason);
          onStopped?.(reason);
        });
      });
    },
    close,
  };
}
