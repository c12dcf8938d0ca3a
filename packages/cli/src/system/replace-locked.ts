import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { flush } from './flush.ts';
import { makeFolder } from './make-folder.ts';

/** Age from which a lock counts as left behind by a process that was killed or suspended, in milliseconds. */
const staleAfterMs = 5_000;
/** Interval at which the process that holds a lock renews it, in milliseconds. */
const renewEveryMs = 1_000;
const retryEveryMs = 15;
/** Time after which a lock that cannot be removed, such as another user's, is an error, in milliseconds. */
const patienceMs = 30_000;

/**
 * Replaces a file atomically, readable for its owner alone. Processes that replace it at the same time lose nothing: the text is
 * made under a lock, a folder next to the file.
 *
 * A lock that is not renewed is removed, so a process that was suspended for long may wake without it. What it has made is then
 * out of date and must not replace anything. That needs no check that could come too early: the new text is written inside the
 * folder of the lock, and moved from there. Whoever removes the lock moves the folder away with it.
 *
 * @param makeText makes the text from what the file holds; it is called again if the lock was lost meanwhile
 * @throws the system's error if it cannot be written
 */
export async function replaceLocked(path: string, makeText: () => Promise<string>): Promise<void> {
  const lock = `${path}.lock`;
  makeFolder(dirname(path));
  for (;;) {
    const draft = await acquire(lock);
    const renewal = setInterval(() => renew(lock, draft), renewEveryMs).unref();
    try {
      const text = await makeText();
      if (isMoved(() => move(draft, text, path))) return;
    } finally {
      clearInterval(renewal);
      release(lock, draft);
    }
  }
}

/** Waits for the lock; returns the path of a file inside it that is this process's alone. */
async function acquire(lock: string): Promise<string> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const name = randomUUID();
    if (tryLock(lock, name)) return join(lock, name);
    if (Date.now() > deadline) throw Object.assign(new Error(`EBUSY: ${lock} is held`), { code: 'EBUSY' });
    removeStale(lock);
    await setTimeout(retryEveryMs * (0.5 + Math.random()));
  }
}

/**
 * Moves a folder that holds a draft to the place of the lock. A folder that is not empty is never replaced, and one that is held
 * is never empty: at every moment the lock is with nobody, or holds one draft.
 */
function tryLock(lock: string, name: string): boolean {
  if (statSync(lock, { throwIfNoEntry: false }) !== undefined) return false;
  const own = `${lock}.${name}`;
  mkdirSync(own, { mode: 0o700 });
  try {
    writeFileSync(join(own, name), '', { mode: 0o600, flag: 'wx' });
    renameSync(own, lock);
    return true;
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (heldCodes.includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/** Codes with which systems refuse to move a folder to a place that is taken. */
const heldCodes: readonly string[] = ['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'EPERM', 'EACCES'];
/** Fills the draft, which must be where it was created, and puts it in the place of the file. */
function move(draft: string, text: string, path: string): void {
  const file = openSync(draft, 'r+');
  try {
    writeFileSync(file, text);
    flush(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** Returns false if the draft or its folder was gone: another process has removed the lock. */
function isMoved(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function renew(lock: string, draft: string): void {
  try {
    const now = new Date();
    // The lock may be another's by now.
    if (existsSync(draft)) utimesSync(lock, now, now);
  } catch {
    // It was removed; the move will find out.
  }
}

/** Removes the lock, if it is this process's: a folder that holds another draft stays. */
function release(lock: string, draft: string): void {
  try {
    rmSync(draft, { force: true });
    rmdirSync(lock);
  } catch {
    // Another process holds it by now.
  }
}

function removeStale(lock: string): void {
  try {
    if (Date.now() - statSync(lock).mtimeMs < staleAfterMs) return;
    const aside = `${lock}.${randomUUID()}`;
    // Of several processes that find it stale, one moves it. If that is a new one already, its owner begins again.
    renameSync(lock, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // Another process removed it first.
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
