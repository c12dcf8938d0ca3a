import { CommandError } from '../errors/command-error.ts';
import { localizeError } from '../errors/localized-error.ts';
import { joinMessages, type LocalizedMessage, localized } from '../i18n/localized-message.ts';

/**
 * Creates the error of a file given with `-o` that cannot be written.
 *
 * @param rescued the place of the output instead
 */
export function unwritable(path: string, error: unknown, exitCode: 1 | 2, rescued?: LocalizedMessage): CommandError {
  const what = localized('{path} cannot be written: {problem}.', { path, problem: localizeError(error) });
  return new CommandError(
    rescued === undefined ? what : joinMessages([what, localized('Nothing is lost: {rescued}.', { rescued })], ' '),
    {
      exitCode,
      code: 'output_failed',
      hint: hintFor((error as NodeJS.ErrnoException).code),
      cause: error,
    },
  );
}

function hintFor(code: string | undefined): LocalizedMessage {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return localized('The disk is full: free some space, or give -o a file on another disk.');
    case 'EROFS':
      return localized('The file system is read-only: give -o a file on another one.');
    case 'EACCES':
    case 'EPERM':
      return localized('You may not write there: give -o a file in a folder of yours.');
    case 'EISDIR':
      return localized('Give -o the name of a file in that folder.');
    case 'ENOENT':
    case 'ENOTDIR':
      return localized('There is no such folder: make it first, or give -o a file in another one.');
    default:
      return localized('Give -o a file in a folder that is there and yours.');
  }
}
