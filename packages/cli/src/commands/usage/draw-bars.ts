import type { Io } from '../../system/io.ts';

const eighths = ' ▁▂▃▄▅▆▇█';
const asciiHalves = ' :#';

/**
 * Tells whether a terminal shows more than ASCII: the locale says so; Windows, which has none, where the terminal is one of
 * today's.
 */
export function showsUnicode({ env, platform }: Pick<Io, 'env' | 'platform'>): boolean {
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  if (platform === 'win32') return Boolean(env['WT_SESSION'] || env['TERM_PROGRAM']);
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}

/** Dimensions of a bar chart. */
export interface BarLook {
  /** The most columns for all bars together. */
  readonly width: number;
  /** Lines of the highest bar. */
  readonly height: number;
  readonly isUnicode: boolean;
}

/** A bar chart, and the number of values in each bar. */
export interface Bars {
  readonly lines: readonly string[];
  readonly perBar: number;
}

/** Draws upright bars, one a value; where the width does not allow that, one for the sum of several. */
export function drawBars(values: readonly number[], { width, height, isUnicode }: BarLook): Bars {
  const perBar = Math.max(1, Math.ceil(values.length / Math.max(1, width)));
  const bars = Array.from({ length: Math.ceil(values.length / perBar) }, (_, index) =>
    values.slice(index * perBar, (index + 1) * perBar).reduce((sum, value) => sum + value, 0),
  );
  const columns = Math.min(3, Math.max(1, Math.floor(width / Math.max(1, bars.length))));
  const levels = isUnicode ? eighths : asciiHalves;
  const steps = levels.length - 1;
  const most = Math.max(...bars, Number.MIN_VALUE);
  // Something is not nothing, however small it is.
  const heights = bars.map((value) => (value <= 0 ? 0 : Math.max(1, Math.round((value / most) * height * steps))));
  const lines = Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * steps;
    const cells = heights.map((one) => levels[Math.min(steps, Math.max(0, one - below))] ?? ' ');
    return cells
      .map((cell) => (columns === 1 ? cell : `${cell.repeat(columns - 1)} `))
      .join('')
      .trimEnd();
  });
  return { lines: [...lines, (isUnicode ? '─' : '-').repeat(bars.length * columns)], perBar };
}
