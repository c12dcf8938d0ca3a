import { CommandError } from '../failures/command-error.ts';

/** The error of a file given with `-o` that cannot be written. */
export function unwritable(path: string, error: unknown, exitCode: 1 | 2): CommandError {
  return new CommandError(`${path} cannot be written: ${(error as Error).message}.`, {
    exitCode,
    code: 'output_failed',
    hint: 'Give -o a file in a folder that is there and yours.',
    cause: error,
  });
}
