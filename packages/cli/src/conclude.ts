import type { CommandOutcome } from './commands/command-outcome.ts';
import { OutputClosed } from './failures/command-error.ts';
import { type ExitCode, exitCodes } from './failures/exit-codes.ts';
import type { Failure } from './failures/failure.ts';
import type { Messages } from './output/messages.ts';
import type { Output } from './output/output.ts';
import type { Sink } from './output/sink.ts';

/** What a command has come to, and where it is told. */
export interface Conclusion {
  readonly command: string | null;
  readonly outcome: CommandOutcome;
  readonly output: Output;
  readonly sink: Sink;
  readonly messages: Messages;
  readonly startedAt: number;
}

/** Tells what the command came to, on both streams, and gives the exit code. */
export async function conclude(conclusion: Conclusion): Promise<ExitCode> {
  const { command, outcome, output, sink, messages, startedAt } = conclusion;
  if (outcome.error instanceof OutputClosed) return exitCodes.done;
  const { buildResult } = await import('./output/result.ts');
  const failure = outcome.error === undefined ? null : await describe(outcome);
  const result = buildResult(command, outcome, failure, Date.now() - startedAt);
  try {
    await sink.close(await output.finish(outcome, failure, result));
  } catch (error) {
    await sink.close('nothing').catch(() => undefined); // The first error is the one to tell.
    throw error;
  }
  if (failure !== null) await messages.failure(failure);
  for (const note of outcome.notes ?? []) await messages.note(note);
  if (outcome.sandboxNote !== undefined) await messages.note(outcome.sandboxNote);
  return result.exit_code;
}

async function describe({ error, hint, retryAfterMs }: CommandOutcome): Promise<Failure> {
  const { describeFailure } = await import('./failures/describe-failure.ts');
  return describeFailure(error, hint, retryAfterMs);
}
