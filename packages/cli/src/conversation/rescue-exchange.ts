import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { localizeError } from '../errors/localized-error.ts';
import { joinMessages, type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';

/** Place for what was paid for and cannot be kept in its session. */
export interface Rescue {
  /**
   * Keeps a line of a session's log in the folder for temporary files, in the place of one that it kept before.
   *
   * @returns what happened, for the user
   */
  keep(path: string, line: string, error: unknown): LocalizedMessage;
  /** Removes the line: it is in its session now. */
  forget(): void;
}

/** Opens a place for the exchanges of one session; nothing is created before it is needed. */
export function openRescue({ env }: Pick<Io, 'env'>): Rescue {
  let place: string | null = null;
  return {
    keep(path, line, error) {
      const what = localized('this exchange cannot be kept in {path}: {problem}', {
        path,
        problem: localizeError(error),
      });
      const target = place ?? join(temporaryFolder(env), `clawwits-${crypto.randomUUID()}.jsonl`);
      try {
        writeFileSync(target, `\n${line}\n`, { mode: 0o600, flag: place === null ? 'wx' : 'w' });
      } catch {
        return what; // The answer itself was shown.
      }
      place = target;
      const command = `cat ${quote(target)} >> ${quote(path)}`;
      return joinMessages([what, localized('nothing is lost, put it back with: {command}', { command })], '; ');
    },
    forget() {
      if (place !== null) rmSync(place, { force: true });
      place = null;
    },
  };
}

/** Only absolute paths count: a relative one would lead into the current folder. */
const temporaryFolder = (env: Io['env']): string =>
  [env['TMPDIR'], tmpdir()].find((path) => path !== undefined && isAbsolute(path)) ?? '/tmp';

/** Quotes a path for a shell. */
const quote = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;
