import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/** An error of the disk, for what lies below a folder. */
export interface DiskError {
  readonly code: 'EACCES' | 'EDQUOT' | 'EIO' | 'ENOSPC' | 'EROFS';
  readonly under: string;
  /** Operation that fails: opening a file for writing or creating a folder, or writing to an open file. */
  readonly at: 'open' | 'write';
  /** Bytes that are written before a write fails. Default: none. */
  readonly after?: number;
}

type AnyFunction = (...given: never[]) => unknown;

/**
 * Lets the disk fail below a folder until the test is over, for the command inside this process: no test needs a full disk, nor
 * the rights to make one.
 */
export function injectDiskError({ code, under, at, after = 0 }: DiskError): void {
  const fail = (path: unknown) => {
    throw Object.assign(new Error(`${code}: injected, '${String(path)}'`), { code, path });
  };
  const isMeant = (path: unknown) => typeof path === 'string' && path.startsWith(under);
  const isWrite = (flags: unknown) => flags !== undefined && flags !== 'r';
  const files = new Map<number, string>();
  const { openSync, writeSync, writeFileSync, mkdirSync, existsSync } = fs;
  replace('openSync', (path: string, flags?: string, mode?: number) => {
    if (at === 'open' && isMeant(path) && isWrite(flags)) fail(path);
    const file = openSync(path, flags as string, mode);
    // The system gives out the numbers of closed files again.
    if (isMeant(path)) files.set(file, path);
    else files.delete(file);
    return file;
  });
  replace('mkdirSync', (path: string, options: fs.MakeDirectoryOptions) => {
    if (at === 'open' && isMeant(path) && !existsSync(path)) fail(path);
    return mkdirSync(path, options);
  });
  replace('writeSync', (file: number, bytes: Uint8Array, ...rest: never[]) => {
    const path = files.get(file);
    if (at !== 'write' || path === undefined) return writeSync(file, bytes, ...rest);
    writeSync(file, bytes.subarray(0, after));
    return fail(path);
  });
  replace('writeFileSync', (target: string | number, text: string, options: fs.WriteFileOptions) => {
    const path = typeof target === 'number' ? files.get(target) : target;
    if (isMeant(path)) fail(path);
    writeFileSync(target, text, options);
  });
  const { open } = fs.promises;
  fs.promises.open = async (path, flags, mode) => {
    if (at === 'open' && isMeant(path) && isWrite(flags)) fail(path);
    const file = await open(path, flags, mode);
    if (at === 'write' && isMeant(path)) file.writeFile = async () => fail(path);
    return file;
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { openSync, writeSync, writeFileSync, mkdirSync });
    fs.promises.open = open;
    syncBuiltinESMExports();
  });
}

const replace = (name: 'mkdirSync' | 'openSync' | 'writeFileSync' | 'writeSync', by: AnyFunction): void =>
  void Object.assign(fs, { [name]: by });
