import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { BatchError, fileError } from './batch-error.ts';

/** Owner of a lock: a process, and what tells it from a later one with the same number. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Start of the process and of its system; `null` where the system does not tell. */
  readonly started: string | null;
}

/**
 * Takes a lock for this process; the returned function releases it. A process that was killed leaves its lock behind: the next one
 * takes it over, once it sees that its owner does not run any more.
 *
 * @throws {BatchError} `locked` while another process has it
 */
export function takeLock(path: string): () => void {
  const own = `${JSON.stringify(describeSelf())}\n`;
  const ownFile = `${path}.${randomUUID()}`;
  try {
    writeFileSync(ownFile, own, { flag: 'wx', mode: 0o600 });
    // A link appears with its content: nobody reads a lock that is only half there.
    for (let tries = 0; !link(ownFile, path); tries += 1) if (tries > 3 || !removeStale(path)) throw lockedError(path);
  } catch (error) {
    throw error instanceof BatchError ? error : fileError(path, error);
  } finally {
    remove(ownFile);
  }
  return () => {
    if (read(path) === own) remove(path);
  };
}

/** Removes a file. One that is gone already, with its folder for instance, is as good. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A lock that stays behind is taken over: its owner will not run any more.
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of an owner that does not run any more; `false` if it runs. */
function removeStale(path: string): boolean {
  const found = read(path);
  if (found === null) return true;
  if (isRunning(parse(found))) return false;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return true; // Another process removed it first.
  }
  // Another process may have replaced the stale lock since it was read: that one is put back.
  const isOther = read(aside) !== found;
  if (isOther) link(aside, path);
  remove(aside);
  return !isOther;
}

function isRunning(owner: Owner | null): boolean {
  if (owner === null) return false;
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const started = startOf(owner.pid);
  return owner.started === null || started === null || owner.started === started;
}

const describeSelf = (): Owner => ({ pid: process.pid, host: hostname(), started: startOf(process.pid) });

/** Start of a process, in ticks since the system's own start; Linux alone tells. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  const system = read('/proc/sys/kernel/random/boot_id');
  if (stat === null || system === null) return null;
  // The name of the program, in brackets, may hold spaces and brackets.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${system.trim()} ${ticks}`;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parse(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

function lockedError(path: string): BatchError {
  const owner = parse(read(path) ?? '');
  const who = owner === null ? 'another process' : `the process ${owner.pid} on ${owner.host}`;
  return new BatchError(
    'locked',
    `This batch is run by ${who} already. Wait until it ends; if that machine is gone, remove ${path}.`,
  );
}
