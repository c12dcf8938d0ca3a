import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Age from which a lock counts as left behind by a killed process, in milliseconds: what runs under one takes a few. */
const staleAfterMs = 5_000;
const retryEveryMs = 15;

/**
 * Runs a function while no other process runs one under the same lock. A lock that a killed process left behind is removed.
 *
 * @param path the lock's file
 * @throws the system's error if the lock cannot be created
 */
export async function withLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  const token = randomUUID();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  while (!tryLock(path, token)) {
    removeStaleLock(path);
    await setTimeout(retryEveryMs * (0.5 + Math.random()));
  }
  try {
    return await run();
  } finally {
    if (readLock(path)?.token === token) rmSync(path, { force: true });
  }
}

function tryLock(path: string, token: string): boolean {
  try {
    writeFileSync(path, token, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(path, { force: true }); // A full disk creates the file, and cannot fill it.
    throw error;
  }
}

function removeStaleLock(path: string): void {
  const found = readLock(path);
  if (found === null || found.ageMs < staleAfterMs) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    // Another process may have replaced the stale lock since it was read: that one is put back.
    if (readFileSync(aside, 'utf8') !== found.token) linkSync(aside, path);
  } catch {
    return; // Another process removed it first.
  } finally {
    rmSync(aside, { force: true });
  }
}

function readLock(path: string): { readonly token: string; readonly ageMs: number } | null {
  try {
    return { token: readFileSync(path, 'utf8'), ageMs: Date.now() - statSync(path).mtimeMs };
  } catch {
    return null; // It was released meanwhile.
  }
}
