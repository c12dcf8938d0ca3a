import { fstatSync, statSync } from 'node:fs';
import { devNull, homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { isatty } from 'node:tty';

/** Standard input; `fd` identifies the file behind it. */
export type InputStream = Readable & { readonly isTTY?: boolean; readonly fd?: number };

/** Standard output or standard error. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything that a command touches of the world. */
export interface Io {
  readonly stdin: InputStream;
  /** True if it is known, without creating the stream, that there is nothing to read. */
  readonly isStdinEmpty?: boolean;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Absolute path of the user's home folder; `null` if the user has none. */
  readonly homeDirectory: string | null;
  readonly workingDirectory: string;
  /** The key from standard input, with `--api-key-file -`; the command then reads nothing else from it. */
  readonly keyFromStdin?: string;
  /** Aborts when the user or the system wants an end; the reason is an `Interruption`. */
  readonly signal: AbortSignal;
}

/** Creates the `Io` of this process. Streams are created on first use, since each takes time. */
export function processIo(signal: AbortSignal): Io {
  return {
    get stdin() {
      return process.stdin;
    },
    get isStdinEmpty() {
      return isatty(0) || isNullDevice(0);
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    platform: process.platform,
    get homeDirectory() {
      return findHome();
    },
    get workingDirectory() {
      return process.cwd();
    },
    signal,
  };
}

/** Finds the home folder: an empty or relative `HOME` counts as unset, and the system's own entry for the user stands in. */
function findHome(): string | null {
  for (const find of [homedir, () => userInfo().homedir]) {
    try {
      const home = find();
      if (isAbsolute(home)) return home;
    } catch {
      // The user has no entry, as in a container that runs under any number.
    }
  }
  return null;
}

function isNullDevice(fd: number): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isCharacterDevice() && stats.rdev === statSync(devNull).rdev;
  } catch {
    return false; // If its kind is unknown, it is read.
  }
}
