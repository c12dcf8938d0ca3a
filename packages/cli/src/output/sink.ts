import type { FileHandle } from 'node:fs/promises';
import { exitCodes } from '../failures/exit-codes.ts';
import { SaidError } from '../failures/said-error.ts';
import type { Io } from '../io.ts';
import { say } from '../language/sentence.ts';
import { unwritable } from './unwritable.ts';
import { createStdoutWriter, type WriteText } from './write-text.ts';

/** What became of an output: all of it is there, a part of it, or nothing. */
export type Fate = 'complete' | 'partial' | 'nothing';

/** Where output goes. */
export interface Sink {
  readonly write: WriteText;
  /** Ends it, once. */
  close(fate: Fate): Promise<void>;
}

/** Output goes to standard output, which is made with the first piece: a request is on its way by then. */
export function createStdoutSink(io: Pick<Io, 'stdout'>): Sink {
  let write: WriteText | null = null;
  return {
    write(text) {
      write ??= createStdoutWriter(io.stdout);
      return write(text);
    },
    close: () => Promise.resolve(),
  };
}

/**
 * Output goes to a file: what is complete replaces it at once, a part goes to the same name with `.partial`.
 *
 * @param isSecret whether it is readable for its owner alone
 * @throws {CommandError} where the file cannot be written, before anything is sent
 */
export async function openFileSink(path: string, isSecret = false): Promise<Sink> {
  const { open, rename, rm, stat } = await import('node:fs/promises');
  const temporary = `${path}.${process.pid}.tmp`;
  let file: FileHandle;
  try {
    if ((await stat(path).catch(() => null))?.isDirectory()) throw new SaidError(say('it is a folder'));
    file = await open(temporary, 'wx', isSecret ? 0o600 : 0o666);
  } catch (error) {
    throw unwritable(path, error, exitCodes.usage);
  }
  return {
    async write(text) {
      await file.writeFile(text).catch(async (error: unknown) => {
        await rm(temporary, { force: true });
        throw unwritable(path, error, exitCodes.internalFailure);
      });
    },
    async close(fate) {
      try {
        await file.close();
        if (fate === 'nothing') await rm(temporary, { force: true });
        else await rename(temporary, fate === 'complete' ? path : `${path}.partial`);
      } catch (error) {
        throw unwritable(path, error, exitCodes.internalFailure);
      }
    },
  };
}
