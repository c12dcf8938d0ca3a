import { CommandError } from '../errors/command-error.ts';
import { sayError } from '../errors/said-error.ts';
import { joined, type Sentence, say } from '../i18n/sentence.ts';

/**
 * Creates the error of a file given with `-o` that cannot be written.
 *
 * @param rescued where the output is instead
 */
export function unwritable(path: string, error: unknown, exitCode: 1 | 2, rescued?: Sentence): CommandError {
  const what = say('{path} cannot be written: {problem}.', { path, problem: sayError(error) });
  return new CommandError(
    rescued === undefined ? what : joined([what, say('Nothing is lost: {rescued}.', { rescued })], ' '),
    {
      exitCode,
      code: 'output_failed',
      hint: hintFor((error as NodeJS.ErrnoException).code),
      cause: error,
    },
  );
}

function hintFor(code: string | undefined): Sentence {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return say('The disk is full: free some space, or give -o a file on another disk.');
    case 'EROFS':
      return say('The file system is read-only: give -o a file on another one.');
    case 'EACCES':
    case 'EPERM':
      return say('You may not write there: give -o a file in a folder of yours.');
    case 'EISDIR':
      return say('Give -o the name of a file in that folder.');
    case 'ENOENT':
    case 'ENOTDIR':
      return say('There is no such folder: make it first, or give -o a file in another one.');
    default:
      return say('Give -o a file in a folder that is there and yours.');
  }
}
