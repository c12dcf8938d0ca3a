import { type FileHandle, open } from 'node:fs/promises';
import { fileError } from './batch-error.ts';

/** Appends to a file; many lines share one write and one sync. */
export interface GroupWriter {
  /** Appends text; resolves once it is on the disk. Rejects with a `BatchError` if it cannot be written. */
  append(text: string): Promise<void>;
  /** Appends text with the next group, without waiting; an error reaches whoever waits next. */
  note(text: string): void;
  /** Writes all that is noted, and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens a file to append to, and creates it if it is missing.
 *
 * @param sync replaces the sync of the file, in tests
 * @throws {BatchError} `not_writable`
 */
export async function openGroupWriter(
  path: string,
  sync = (file: FileHandle): Promise<void> => file.datasync(),
): Promise<GroupWriter> {
  const file = await open(path, 'a', 0o600).catch((error: unknown) => {
    throw fileError(path, error);
  });
  let pending: string[] = [];
  let group = newGroup();
  let writing: Promise<void> | null = null;
  let failure: unknown = null;

  async function writeGroups(): Promise<void> {
    while (pending.length > 0) {
      const [texts, current] = [pending, group];
      pending = [];
      group = newGroup();
      try {
        if (failure !== null) throw failure;
        await file.appendFile(texts.join(''));
        await sync(file);
        current.resolve();
      } catch (error) {
        // What is written after a failure could follow half a line.
        failure ??= fileError(path, error);
        current.reject(failure);
      }
    }
    writing = null;
  }

  function note(text: string): void {
    pending.push(text);
    writing ??= Promise.resolve().then(writeGroups);
  }

  return {
    note,
    append(text) {
      const { promise } = group;
      note(text);
      return promise;
    },
    async close() {
      await writing;
      await file.close();
      if (failure !== null) throw failure;
    },
  };
}

interface Group {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

function newGroup(): Group {
  let [resolve, reject]: [Group['resolve'], Group['reject']] = [() => undefined, () => undefined];
  const promise = new Promise<void>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  // A group that nobody waits for fails silently; the next one fails too.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
