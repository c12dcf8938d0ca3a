import { CommandError } from '../failures/command-error.ts';
import { sayError } from '../failures/said-error.ts';
import { say } from '../language/sentence.ts';

/** The error of a file given with `-o` that cannot be written. */
export function unwritable(path: string, error: unknown, exitCode: 1 | 2): CommandError {
  return new CommandError(say('{path} cannot be written: {problem}.', { path, problem: sayError(error) }), {
    exitCode,
    code: 'output_failed',
    hint: say('Give -o a file in a folder that is there and yours.'),
    cause: error,
  });
}
