import { type CommandError, OutputClosed } from './errors/command-error.ts';
import { type ExitCode, exitCodes } from './errors/exit-codes.ts';
import type { Failure } from './errors/failure.ts';
import { untranslated } from './i18n/localized-message.ts';
import type { CommandOutcome } from './output/command-outcome.ts';
import type { Messages } from './output/messages.ts';
import type { Output } from './output/output.ts';
import type { Sink } from './output/sink.ts';

/** The outcome of a command, and the streams to report it on. */
export interface Conclusion {
  readonly command: string | null;
  readonly outcome: CommandOutcome;
  readonly output: Output;
  readonly sink: Sink;
  readonly messages: Messages;
  /** True if the output is a record, which holds every part of an answer. */
  readonly isRecord: boolean;
  readonly startedAt: number;
}

/** Reports the outcome of a command on both streams, and returns the exit code. */
export async function conclude(conclusion: Conclusion): Promise<ExitCode> {
  const { outcome, output, sink, messages } = conclusion;
  if (outcome.error instanceof OutputClosed) return exitCodes.done;
  let ending = await describeEnd(conclusion, sink.problem);
  sink.beginEnd();
  try {
    await sink.close(await output.finish(outcome, ending.failure, ending.result));
  } catch (error) {
    await sink.close('nothing').catch(() => undefined); // The first error is the one to report.
    if (error !== sink.problem) throw error;
    // The output goes to standard output now, and its record must report that the file was not written.
    ending = await describeEnd(conclusion, sink.problem);
    await output.finish(outcome, ending.failure, ending.result);
  }
  if (outcome.rescuedText !== undefined && !conclusion.isRecord) {
    await messages.lines(untranslated(outcome.rescuedText));
  }
  if (ending.failure !== null) await messages.failure(ending.failure);
  for (const note of outcome.notes ?? []) await messages.note(note);
  if (outcome.sandboxNote !== undefined) await messages.note(outcome.sandboxNote);
  return ending.result.exit_code;
}

/** Describes the end of a command: its own error takes precedence over one of its output. */
async function describeEnd({ command, outcome, startedAt }: Conclusion, problem: CommandError | null) {
  const { buildResult } = await import('./output/result.ts');
  const error = outcome.error ?? problem ?? undefined;
  const failure = error === undefined ? null : await describe({ ...outcome, error });
  // A failed output does not undo the call, which was billed as usual.
  const billed = outcome.error === undefined && failure !== null ? { ...failure, maybeBilled: true } : failure;
  return { failure, result: buildResult(command, outcome, billed, Date.now() - startedAt) };
}

async function describe({ error, hint, retryAfterMs }: CommandOutcome): Promise<Failure> {
  const { describeFailure } = await import('./errors/describe-failure.ts');
  return describeFailure(error, hint, retryAfterMs);
}
