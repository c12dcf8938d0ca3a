import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { localized } from '../i18n/localized-message.ts';
import { type Place, requireDirectory, stateDirectory } from '../system/directories.ts';
import { makeFolder } from '../system/make-folder.ts';

/** The log of a session. */
export interface SessionFile {
  readonly name: string;
  readonly path: string;
  /** Time of its last change, in milliseconds since 1970. */
  readonly modifiedMs: number;
  /** True if nothing was kept in it yet: its first question is being answered, or was never answered. */
  readonly isEmpty: boolean;
}

const extension = '.jsonl';
const validName = /^\w[\w.-]{0,63}$/;

/** Name of the conversation that `--continue` begins if no other can be continued. */
const lastSession = 'last';

/** Names of conversations that were given none: the time at which they began, in UTC. */
const unnamed = /^chat-\d{8}-\d{6}(?:-\d+)?$/;

const hourMs = 3_600_000;

/** Number of conversations without a name that are kept. */
const mostUnnamed = 20;

/**
 * Returns the path of a session's log.
 *
 * @throws {CommandError} if the name cannot be one, or there is no folder to keep it in
 */
export function sessionPath(name: string, place: Place): string {
  if (validName.test(name)) {
    return join(requireDirectory(stateDirectory(place), 'CLAWWITS_STATE_DIR'), 'sessions', `${name}${extension}`);
  }
  throw new CommandError(localized('"{name}" is no name for a session.', { name }), {
    exitCode: exitCodes.usage,
    code: 'session_unusable',
    hint: localized('Use letters, digits, dots, hyphens and underscores, 64 at the most.'),
  });
}

/**
 * Lists the sessions that are kept, the one that changed last first.
 *
 * @throws the system's error if their folder cannot be read
 */
export function listSessionFiles(place: Place): SessionFile[] {
  const state = stateDirectory(place);
  if (state === null) return [];
  const folder = join(state, 'sessions');
  return namesIn(folder)
    .flatMap((file): SessionFile[] => {
      const [name, path] = [file.slice(0, -extension.length), join(folder, file)];
      if (!file.endsWith(extension) || !validName.test(name)) return [];
      // Another process may have removed it.
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ name, path, modifiedMs: stats.mtimeMs, isEmpty: stats.size === 0 }];
    })
    .sort((one, other) => other.modifiedMs - one.modifiedMs);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Creates the error of a log that cannot be written. */
export function cannotKeep(path: string, error: unknown): CommandError {
  return new CommandError(
    localized('The conversation cannot be kept in {path}: {problem}.', { path, problem: localizeError(error) }),
    {
      exitCode: exitCodes.usage,
      code: 'session_unusable',
      hint: localized('Check the folder, or set another with CLAWWITS_STATE_DIR.'),
    },
  );
}

/** Returns the name of the conversation without a name that was used last, or that of a new one. */
export const nameToContinue = (place: Place): string =>
  listUnnamed(place).find(({ isEmpty }) => !isEmpty)?.name ?? lastSession;

function listUnnamed(place: Place): SessionFile[] {
  try {
    return listSessionFiles(place).filter(({ name }) => unnamed.test(name) || name === lastSession);
  } catch {
    return []; // A folder that cannot be read is reported when the conversation is kept.
  }
}

/** Lists the oldest conversations without a name, and those whose first question was never answered. */
function listSuperfluous(place: Place, now: Date): SessionFile[] {
  const all = listUnnamed(place);
  const abandoned = all.filter(({ isEmpty, modifiedMs }) => isEmpty && modifiedMs < now.getTime() - hourMs);
  return [...abandoned, ...all.filter(({ isEmpty }) => !isEmpty).slice(mostUnnamed - 1)];
}

/**
 * Creates the log of a conversation that was given no name, and removes the oldest of those that were not. Conversations that
 * begin at the same time get logs of their own.
 *
 * @returns its name
 * @throws {CommandError} if it cannot be created
 */
export function createUnnamedSession(place: Place, now: Date = new Date()): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `chat-${time}` : `chat-${time}-${count}`;
    const path = sessionPath(name, place);
    try {
      makeFolder(dirname(path));
      closeSync(openSync(path, 'wx', 0o600));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw cannotKeep(path, error);
    }
    for (const old of listSuperfluous(place, now)) rmSync(old.path, { force: true });
    return name;
  }
}
