import { posix, win32 } from 'node:path';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Io } from './io.ts';

/** Part of the world that decides where files are kept. */
export type Place = Pick<Io, 'env' | 'platform' | 'homeDirectory'>;

interface Kind {
  readonly own: string;
  readonly xdg: string;
  /** Variable, and path below the home folder that stands in for it. */
  readonly windows: readonly [variable: string, fallback: readonly string[]];
  readonly mac: readonly string[];
  readonly others: readonly string[];
  /** Subfolder on systems that keep configuration and state in one place. */
  readonly subfolder: readonly string[];
}

const configuration: Kind = {
  own: 'CLAWWITS_CONFIG_DIR',
  xdg: 'XDG_CONFIG_HOME',
  windows: ['APPDATA', ['AppData', 'Roaming']],
  mac: ['Library', 'Application Support', 'clawwits'],
  others: ['.config', 'clawwits'],
  subfolder: [],
};

const state: Kind = {
  own: 'CLAWWITS_STATE_DIR',
  xdg: 'XDG_STATE_HOME',
  windows: ['LOCALAPPDATA', ['AppData', 'Local']],
  mac: ['Library', 'Application Support', 'clawwits', 'state'],
  others: ['.local', 'state', 'clawwits'],
  subfolder: ['state'],
};

/**
 * Folder of the configuration: `CLAWWITS_CONFIG_DIR`, `XDG_CONFIG_HOME`, or the system's own place below the home folder.
 *
 * @returns `null` if there is no home folder either
 */
export const configDirectory = (place: Place): string | null => find(configuration, place);

/**
 * Folder of the state that lasts between calls: `CLAWWITS_STATE_DIR`, `XDG_STATE_HOME`, or the system's own place below the
 * home folder.
 *
 * @returns `null` if there is no home folder either
 */
export const stateDirectory = (place: Place): string | null => find(state, place);

/**
 * Finds a folder. Only absolute paths count, as the XDG specification has it: a relative one would lead into the current folder,
 * where a cloned repository could have put a configuration that runs programs.
 */
function find(kind: Kind, { env, platform, homeDirectory }: Place): string | null {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  const absolute = (path: string | null | undefined) => (path && isAbsolute(path) ? path : null);
  const below = (root: string | null, path: readonly string[]) => (root === null ? null : join(root, ...path));

  const own = absolute(env[kind.own]);
  if (own !== null) return own;
  const xdg = absolute(env[kind.xdg]);
  if (xdg !== null) return join(xdg, 'clawwits');
  const home = absolute(homeDirectory);
  if (platform === 'darwin') return below(home, kind.mac);
  if (platform !== 'win32') return below(home, kind.others);
  const [variable, fallback] = kind.windows;
  return below(absolute(env[variable]) ?? below(home, fallback), ['clawwits', ...kind.subfolder]);
}

/**
 * Demands a folder for something that has to be kept.
 *
 * @throws {CommandError} `no_home_directory` if the user has no home folder
 */
export function requireDirectory(
  directory: string | null,
  variable: 'CLAWWITS_CONFIG_DIR' | 'CLAWWITS_STATE_DIR',
): string {
  if (directory !== null) return directory;
  throw new CommandError(localized('There is no home folder to keep files in.'), {
    exitCode: exitCodes.usage,
    code: 'no_home_directory',
    hint: localized('Set HOME, or {variable}, to an absolute path.', { variable }),
  });
}
