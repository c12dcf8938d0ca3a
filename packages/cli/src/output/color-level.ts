import type { Io, OutputStream } from '../system/io.ts';

/** Colours that chalk may use: none, 16, 256, or all. */
export type ColorLevel = 0 | 1 | 2 | 3;

/**
 * Decides for one stream: `FORCE_COLOR` wins over `NO_COLOR`, as in Node; then `NO_COLOR`, `TERM=dumb` and whether a
 * terminal is there at all.
 */
export function colorLevelOf(stream: Pick<OutputStream, 'isTTY'>, env: Io['env']): ColorLevel {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '2' || forced === '3' ? (Number(forced) as 2 | 3) : 1;
  }
  if (env['NO_COLOR']) return 0;
  if (stream.isTTY !== true || env['TERM'] === 'dumb') return 0;
  if (/^(truecolor|24bit)$/.test(env['COLORTERM'] ?? '')) return 3;
  return /256/.test(env['TERM'] ?? '') ? 2 : 1;
}
