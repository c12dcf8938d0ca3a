import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const mode = 0o700;

/**
 * Creates a folder and those above it that are missing, for their owner alone.
 *
 * @throws the system's error if it cannot be created
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // On a read-only disk Node says that something is missing. The first folder alone gives the actual error.
    let missing = path;
    while (!existsSync(dirname(missing))) missing = dirname(missing);
    mkdirSync(missing, { mode });
    mkdirSync(path, { recursive: true, mode });
  }
}
