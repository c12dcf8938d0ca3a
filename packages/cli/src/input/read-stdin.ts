import { isUtf8 } from 'node:buffer';
import { fstatSync } from 'node:fs';
import { CommandError, type OwnCode } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { LocalizedError, localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { InputStream, Io } from '../system/io.ts';

/** Limits of reading standard input. */
export interface StdinLimits {
  /** Until the first byte, where there is a prompt without it. */
  readonly firstByteMs: number;
  /** Without a byte, where there is no other prompt or something has come already. */
  readonly silenceMs: number;
  readonly bytes: number;
}

export const defaultStdinLimits: StdinLimits = { firstByteMs: 3_000, silenceMs: 60_000, bytes: 10 * 1024 * 1024 };

/** The need of a command for standard input; `explicit`, for `-`, waits without a limit. */
export type StdinNeed = 'optional' | 'required' | 'explicit';

/** Text from standard input. */
export interface StdinText {
  readonly text: string;
  /** True if nothing arrived in time and the command continues without it, which the user should know. */
  readonly isLeftOut: boolean;
}

const nothing: StdinText = { text: '', isLeftOut: false };

/**
 * Reads standard input; its stream is not created if it is known to be empty.
 *
 * @throws {CommandError} as {@link readStdin} does
 */
export function readInput(io: Pick<Io, 'stdin' | 'isStdinEmpty' | 'signal'>, need: StdinNeed): Promise<StdinText> {
  return io.isStdinEmpty === true ? Promise.resolve(nothing) : readStdin(io.stdin, need, io.signal);
}

/**
 * Reads standard input to its end. A terminal is never read.
 *
 * An inherited pipe that nobody writes to looks exactly like a slow producer; so the wait has a bound, and where the
 * prompt is there without it, the command goes on.
 *
 * @throws {CommandError} if it does not end, is too large, or is not UTF-8
 */
export async function readStdin(
  stdin: InputStream,
  need: StdinNeed,
  signal: AbortSignal,
  limits: StdinLimits = defaultStdinLimits,
): Promise<StdinText> {
  if (stdin.isTTY === true) return nothing;
  const parts: Buffer[] = [];
  const kind = kindOf(stdin);
  if (kind === 'folder') throw unreadable(new LocalizedError(localized('it is a folder')));
  const waits = need === 'explicit' || kind === 'file' ? null : limits;
  const end = await collect(stdin, parts, need, waits, signal, limits.bytes);
  return end === 'left-out' ? { text: '', isLeftOut: true } : { text: decode(Buffer.concat(parts)), isLeftOut: false };
}

/** Returns the kind of file behind standard input: a regular file always ends, so it needs no time limit. */
function kindOf(stdin: InputStream): 'file' | 'folder' | 'stream' {
  try {
    const stats = stdin.fd === undefined ? null : fstatSync(stdin.fd);
    if (stats?.isFile()) return 'file';
    return stats?.isDirectory() ? 'folder' : 'stream';
  } catch {
    return 'stream'; // If its kind is unknown, the limits of a pipe apply.
  }
}

function collect(
  stdin: InputStream,
  parts: Buffer[],
  need: StdinNeed,
  waits: StdinLimits | null,
  signal: AbortSignal,
  limitBytes: number,
): Promise<'ended' | 'left-out'> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;

    function settle(finish: () => void): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
      stdin.off('data', take);
      // An open pipe would keep the process alive.
      stdin.destroy();
      finish();
    }
    const interrupt = () => settle(() => reject(signal.reason));
    function take(part: Buffer | string): void {
      const buffer = typeof part === 'string' ? Buffer.from(part) : part;
      bytes += buffer.length;
      if (bytes > limitBytes) {
        settle(() => reject(tooMuch(limitBytes)));
        return;
      }
      parts.push(buffer);
      wait();
    }
    function wait(): void {
      clearTimeout(timer);
      if (waits === null) return;
      const mayBeLeftOut = need === 'optional' && bytes === 0;
      timer = mayBeLeftOut
        ? setTimeout(() => settle(() => resolve('left-out')), waits.firstByteMs)
        : setTimeout(() => settle(() => reject(endless(waits.silenceMs))), waits.silenceMs);
    }

    if (signal.aborted) return interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    stdin.on('error', (error) => settle(() => reject(unreadable(error))));
    stdin.on('end', () => settle(() => resolve('ended')));
    stdin.on('data', take);
    wait();
  });
}

function decode(bytes: Buffer): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  throw new CommandError(
    localized('Standard input is not UTF-8: byte {place} does not belong.', { place: firstInvalidByte(bytes) + 1 }),
    {
      exitCode: exitCodes.usage,
      code: 'stdin_not_utf8',
      hint: localized('Convert it first, with iconv -f latin1 -t utf-8 for one; binary files cannot be a prompt.'),
    },
  );
}

/** Finds the first invalid byte by bisection: a valid prefix may end within a character. */
function firstInvalidByte(bytes: Buffer): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8Beginning(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  // The character that is broken begins earlier than the byte that breaks it.
  while (!isUtf8(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}

function isUtf8Beginning(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function refuse(code: OwnCode, message: LocalizedMessage, hint: LocalizedMessage, cause?: unknown): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code, hint, cause });
}

const endless = (silenceMs: number) =>
  refuse(
    'stdin_never_ends',
    localized('Standard input has not ended, and nothing has come from it for {seconds} s.', {
      seconds: silenceMs / 1_000,
    }),
    localized('Close it with < /dev/null, or wait for it as long as it takes by giving - in place of a prompt.'),
  );

const tooMuch = (limitBytes: number) =>
  refuse(
    'stdin_too_large',
    localized('Standard input is larger than {size} MiB.', { size: limitBytes / 1024 / 1024 }),
    localized('No model reads that much at once: cut it, with head -c for one.'),
  );

const unreadable = (error: Error) =>
  refuse(
    'stdin_unreadable',
    localized('Standard input cannot be read: {problem}.', { problem: localizeError(error) }),
    localized('Give a file or a pipe.'),
    error,
  );
