import { fsyncSync } from 'node:fs';

/** Codes of file systems that cannot tell when something is on the disk. */
const unsupported: readonly unknown[] = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM'];

/**
 * Waits until what was written to a file is on the disk: what was paid for survives a power cut. It takes some milliseconds.
 *
 * @throws the system's error if it was not written
 */
export function flush(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!unsupported.includes((error as NodeJS.ErrnoException).code)) throw error;
  }
}
