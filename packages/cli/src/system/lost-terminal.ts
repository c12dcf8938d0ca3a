import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';

/** Returns true if the terminal of this process was closed: its device is still open, and a terminal no more. */
export function hasLostTerminal(): boolean {
  return [0, 1, 2].some((file) => {
    try {
      const stats = fstatSync(file);
      return stats.isCharacterDevice() && !isatty(file) && stats.rdev !== statSync(devNull).rdev;
    } catch {
      return false;
    }
  });
}
