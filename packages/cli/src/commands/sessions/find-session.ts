import { listSessionFiles, type SessionFile, sessionPath } from '../../conversation/session-files.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localized } from '../../i18n/localized-message.ts';
import { findSimilar } from '../../program/find-similar.ts';
import type { Place } from '../../system/directories.ts';

/**
 * Finds a session by its name.
 *
 * @throws {CommandError} `unknown_session` if no session has that name, with those that are similar
 */
export function findSession(name: string, place: Place): SessionFile {
  const files = listSessionFiles(place);
  const file = files.find((one) => one.name === name);
  if (file !== undefined) return file;
  sessionPath(name, place); // A name that no session can have is a mistake of its own.
  throw unknownSession(
    name,
    files.map((one) => one.name),
  );
}

/** Creates the error of a session that is not kept. */
export function unknownSession(name: string, known: readonly string[] = []): CommandError {
  const similar = findSimilar(name, known);
  return new CommandError(localized('There is no session "{name}".', { name }), {
    exitCode: exitCodes.usage,
    code: 'unknown_session',
    hint:
      similar.length > 0
        ? localized('Did you mean {words}?', { words: similar.join(', ') })
        : localized('clawwits sessions list names those that are kept.'),
  });
}
