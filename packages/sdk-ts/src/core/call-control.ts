import { describeValue, invalidOption } from '../errors/invalid.ts';
import { listenForAbort } from './abort-listener.ts';
import type { Runtime } from './runtime.ts';

/** The limits that can end a wait, by the name of their setting. */
export type TimeLimit = 'connectTimeout' | 'timeout' | 'firstEventTimeout' | 'idleTimeout' | 'totalTimeout';

/** The reason that a call ends before it is done: a limit, or the caller. */
export class CallStopped extends Error {
  readonly by: TimeLimit | 'caller';

  constructor(by: TimeLimit | 'caller', cause?: unknown) {
    super(by === 'caller' ? 'The caller ended the call.' : `The limit "${by}" passed.`, { cause });
    this.name = 'CallStopped';
    this.by = by;
  }
}

/** Work that can be ended from outside: a call of a transport, a body, a wait. */
export interface Stoppable {
  cancel(reason: CallStopped): void;
}

/**
 * The one place that can end a call from outside: it watches the caller's signal and all time limits with a single
 * listener and a single timer, and notifies the work in progress.
 */
export interface CallControl {
  /** The reason that the call must end, once it must. */
  readonly stopped: CallStopped | null;
  /** Sets the work to end when the call must end; ends it at once if it must already. Replaces the work set before. */
  whenStopped(stoppable: Stoppable): void;
  /** Starts or restarts a limit, in milliseconds from now. */
  limit(name: TimeLimit, durationMs: number): void;
  /** Cancels a limit. */
  lift(name: TimeLimit): void;
  /** Cancels the limits of an attempt; if one of them ended it, the call itself goes on. */
  endAttempt(): void;
  /** Waits, unless the call must end. */
  sleep(durationMs: number): Promise<void>;
  /** Waits for a promise, unless the call must end; `onStopped` ends the promise's own work then. */
  race<Value>(promise: Promise<Value>, onStopped?: (reason: CallStopped) => void): Promise<Value>;
  /** Releases the signal and the timer. */
  close(): void;
}

/** The limits of one attempt leave the call itself alive: it may be attempted again. */
function endsAttemptAlone({ by }: CallStopped): boolean {
  return by === 'connectTimeout' || by === 'timeout';
}

/** @throws {ConfigurationError} `invalid_option` if the signal is something else */
export function createCallControl(runtime: Runtime, signal: AbortSignal | null | undefined): CallControl {
  return new Control(runtime, readSignal(signal));
}

/** Checks a signal; `null` counts as absent, as it does for `fetch`. */
function readSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (signal === null || signal === undefined) return undefined;
  if (typeof signal.aborted === 'boolean' && typeof signal.addEventListener === 'function') return signal;
  const hint = typeof signal === 'object' && 'signal' in signal ? ' Pass the "signal" of the controller.' : '';
  throw invalidOption(`The option "signal" takes an AbortSignal; got ${describeValue(signal)}.${hint}`);
}

const never = Number.POSITIVE_INFINITY;
/** Names of the limits, the widest first: it is named if several have passed. */
const limitNames = ['totalTimeout', 'timeout', 'connectTimeout', 'firstEventTimeout', 'idleTimeout'] as const;
class Control implements CallControl {
  stopped: CallStopped | null = null;
  readonly #runtime: Runtime;
  readonly #signal: AbortSignal | undefined;
  readonly #stopListening: (() => void) | undefined;
  /** Time at which each limit passes, in the order of their names. */
  readonly #due = [never, never, never, never, never];
  #stoppable: Stoppable | null = null;
  #cancelTimer: (() => void) | null = null;
  #timerDue = never;
  readonly #onTimer = () => this.#checkTime();

  constructor(runtime: Runtime, signal: AbortSignal | undefined) {
    this.#runtime = runtime;
    this.#signal = signal;
    if (signal?.aborted) this.#onAbort();
    else if (signal !== undefined) this.#stopListening = listenForAbort(signal, () => this.#onAbort());
  }

  whenStopped(stoppable: Stoppable): void {
    this.#stoppable = stoppable;
    if (this.stopped !== null) stoppable.cancel(this.stopped);
    else this.#armTimer();
  }

  limit(name: TimeLimit, durationMs: number): void {
    if (this.stopped !== null) return;
    const now = this.#runtime.now();
    const due = now + durationMs;
    this.#due[limitNames.indexOf(name)] = due;
    // A timer is set only while work can be ended: it costs more than a comparison of times.
    if (this.#stoppable !== null && due < this.#timerDue) this.#setTimer(due, now);
  }

  lift(name: TimeLimit): void {
    this.#due[limitNames.indexOf(name)] = never;
  }

  endAttempt(): void {
    this.lift('connectTimeout');
    this.lift('timeout');
    if (this.stopped === null || !endsAttemptAlone(this.stopped)) return;
    this.stopped = null;
    this.#stoppable = null;
    // The signal or another limit may have ended the call meanwhile.
    if (this.#signal?.aborted) this.#onAbort();
    else this.#checkTime();
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancelSleep = this.#runtime.schedule(durationMs, resolve);
      this.whenStopped({
        cancel(reason) {
          cancelSleep();
          reject(reason);
        },
      });
    });
  }

  race<Value>(promise: Promise<Value>, onStopped?: (reason: CallStopped) => void): Promise<Value> {
    return new Promise((resolve, reject) => {
      promise.then(resolve, reject);
      this.whenStopped({
        cancel(reason) {
          reject(reason);
          onStopped?.(reason);
        },
      });
    });
  }

  close(): void {
    this.#dropTimer();
    for (const name of limitNames) this.lift(name);
    this.#stopListening?.();
  }

  #stop(reason: CallStopped): void {
    if (this.stopped !== null) return;
    this.stopped = reason;
    if (!endsAttemptAlone(reason)) this.close();
    this.#stoppable?.cancel(reason);
  }

  #onAbort(): void {
    this.#stop(new CallStopped('caller', this.#signal?.reason));
  }

  #dropTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#timerDue = never;
  }

  /** A limit that was moved back leaves its timer alone: when it fires too early, it is set again. */
  #checkTime(): void {
    this.#dropTimer();
    const now = this.#runtime.now();
    const passed = limitNames.find((_, place) => (this.#due[place] ?? never) <= now);
    if (passed === undefined) this.#armTimer();
    else this.#stop(new CallStopped(passed));
  }

  #armTimer(): void {
    let due = never;
    for (const limit of this.#due) due = Math.min(due, limit);
    if (due < this.#timerDue) this.#setTimer(due, this.#runtime.now());
  }

  #setTimer(due: number, now: number): void {
    this.#cancelTimer?.();
    this.#timerDue = due;
    this.#cancelTimer = this.#runtime.schedule(Math.max(1, due - now), this.#onTimer);
  }
}
