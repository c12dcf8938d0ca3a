import { isClawwitsError } from '@clawwits/sdk-ts';
import type { JournalState } from './journal-state.ts';
import type { ResolvedOptions } from './options.ts';

/** Finished items from which a share of failed ones is judged. */
const leastFinished = 50;

/** Whether, and why, a run starts no further call. */
export interface RunStop {
  readonly isStopping: boolean;
  /** Code of the reason: of an error, `aborted`, `drained` or `too_many_failures`. */
  readonly code: string | undefined;
  /** The error behind it, if there is one. */
  readonly reason: unknown;
  /** Stops the run for a reason that its receipt names. The first one counts. */
  stop(reason: unknown): void;
  /** Stops the run for an error that it then throws. */
  fail(error: unknown): void;
  rethrow(): void;
  /** Stops the run if too many items have failed. */
  countFailure(state: JournalState): void;
  /** Waits, unless the run stops. */
  sleep(durationMs: number): Promise<void>;
  close(): void;
}

export function createRunStop({ maxFailures, signal, drainSignal }: ResolvedOptions): RunStop {
  let code: string | undefined;
  let reason: unknown;
  let failure: { readonly error: unknown } | null = null;
  const wakes = new Set<() => void>();

  function stopWith(newCode: string, newReason: unknown): void {
    if (code === undefined) [code, reason] = [newCode, newReason];
    for (const wake of wakes) wake();
  }
  const onAbort = () => stopWith('aborted', signal?.reason);
  const onDrain = () => stopWith('drained', drainSignal?.reason);
  if (signal?.aborted) onAbort();
  if (drainSignal?.aborted) onDrain();
  signal?.addEventListener('abort', onAbort);
  drainSignal?.addEventListener('abort', onDrain);

  return {
    get isStopping() {
      return code !== undefined;
    },
    get code() {
      return code;
    },
    get reason() {
      return reason;
    },
    stop: (error) => stopWith(isClawwitsError(error) ? error.code : 'unexpected_error', error),
    fail(error) {
      failure ??= { error };
      stopWith('failed', error);
    },
    rethrow() {
      if (failure !== null) throw failure.error;
    },
    countFailure(state) {
      if (maxFailures === undefined) return;
      const failed = state.count('failed');
      const finished = failed + state.count('done');
      const isTooMany =
        maxFailures > 0 && maxFailures < 1
          ? finished >= leastFinished && failed / finished > maxFailures
          : failed > maxFailures;
      if (isTooMany) stopWith('too_many_failures', undefined);
    },
    sleep: (durationMs) =>
      new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          wakes.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, durationMs);
        wakes.add(wake);
      }),
    close() {
      signal?.removeEventListener('abort', onAbort);
      drainSignal?.removeEventListener('abort', onDrain);
    },
  };
}
