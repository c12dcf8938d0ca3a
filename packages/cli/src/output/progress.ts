import type { Io } from '../system/io.ts';
import { createStderrWriter } from './write-text.ts';

/** A bar on standard error that grows in its place. */
export interface Progress {
  show(done: number, all: number): Promise<void>;
  /** Takes the bar away. */
  clear(): Promise<void>;
}

const silence: Progress = { show: () => Promise.resolve(), clear: () => Promise.resolve() };

/** Shows how far something has come; only on a terminal that can draw. */
export function createProgress({ stderr, env }: Pick<Io, 'stderr' | 'env'>): Progress {
  if (stderr.isTTY !== true || env['TERM'] === 'dumb') return silence;
  const write = createStderrWriter(stderr);
  let isShown = false;
  return {
    async show(done, all) {
      isShown = true;
      await write(`\r${drawBar(done, all, stderr.columns || 80)}`);
    },
    async clear() {
      if (isShown) await write('\r\x1b[2K');
      isShown = false;
    },
  };
}

/** A bar that fills a line but for its last column, where some terminals break. */
export function drawBar(done: number, all: number, columns: number): string {
  const count = `${String(done).padStart(String(all).length)}/${all}`;
  const width = Math.min(40, columns - count.length - 4);
  if (width < 5) return count.slice(0, Math.max(0, columns - 1));
  const full = Math.round((width * done) / Math.max(1, all));
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}] ${count}`;
}
