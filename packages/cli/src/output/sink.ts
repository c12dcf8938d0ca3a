import type { FileHandle } from 'node:fs/promises';
import type { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { LocalizedError } from '../errors/localized-error.ts';
import { localized } from '../i18n/localized-message.ts';
import { flush } from '../system/flush.ts';
import type { Io } from '../system/io.ts';
import { unwritable } from './unwritable.ts';
import { createStdoutWriter, type WriteText } from './write-text.ts';

/** The part of an output that was written. */
export type WriteResult = 'complete' | 'partial' | 'nothing';

/** The destination of output. */
export interface Sink {
  readonly write: WriteText;
  /** Reason why the output is on standard output instead; `null` if it is where it was asked for. */
  readonly problem: CommandError | null;
  /** From now on a failed write throws: what is written must not claim that it succeeded. */
  beginEnd(): void;
  /** Ends it, once. */
  close(result: WriteResult): Promise<void>;
}

/** Creates a sink that writes to standard output. The stream is created with the first piece, while a request is in progress. */
export function createStdoutSink(io: Pick<Io, 'stdout'>): Sink {
  let write: WriteText | null = null;
  return {
    write(text) {
      write ??= createStdoutWriter(io.stdout);
      return write(text);
    },
    problem: null,
    beginEnd: () => undefined,
    close: () => Promise.resolve(),
  };
}

/**
 * Creates a sink that writes to a file: what is complete replaces it at once, a part goes to the same name with `.partial`. An
 * answer that was paid for is never lost to the disk: if the file cannot be written any more, everything goes to standard
 * output.
 *
 * @param isSecret whether the file is readable for its owner alone
 * @throws {CommandError} if the file cannot be written, before anything is sent
 */
export async function openFileSink(io: Pick<Io, 'stdout'>, path: string, isSecret = false): Promise<Sink> {
  const { open, rename, rm, stat } = await import('node:fs/promises');
  const temporary = `${path}.${process.pid}.tmp`;
  let file: FileHandle;
  try {
    if ((await stat(path).catch(() => null))?.isDirectory()) throw isFolder();
    file = await open(temporary, 'wx', isSecret ? 0o600 : 0o666);
  } catch (error) {
    throw unwritable(path, error, exitCodes.usage);
  }
  const fallback = createStdoutSink(io);
  let written: (string | Uint8Array)[] = [];
  let [problem, isEnding]: [CommandError | null, boolean] = [null, false];
  return {
    get problem() {
      return problem;
    },
    beginEnd() {
      isEnding = true;
    },
    async write(text) {
      if (problem !== null) return fallback.write(text);
      try {
        await file.writeFile(text);
        written.push(text);
      } catch (error) {
        problem = unwritable(path, error, exitCodes.internalFailure, localized('the output is on standard output'));
        await rm(temporary, { force: true });
        for (const piece of written) await fallback.write(piece);
        written = [];
        if (isEnding) throw problem;
        await fallback.write(text);
      }
    },
    async close(result) {
      try {
        if (problem === null && result !== 'nothing') flush(file.fd);
        await file.close();
        if (problem !== null) return;
        if (result === 'nothing') await rm(temporary, { force: true });
        else await rename(temporary, result === 'complete' ? path : `${path}.partial`);
      } catch (error) {
        throw unwritable(
          path,
          error,
          exitCodes.internalFailure,
          localized('the output is in {temporary}', { temporary }),
        );
      }
    },
  };
}

/** Creates the error of a path that is a folder: the system would report it only at the final rename. */
const isFolder = (): Error => Object.assign(new LocalizedError(localized('it is a folder')), { code: 'EISDIR' });
