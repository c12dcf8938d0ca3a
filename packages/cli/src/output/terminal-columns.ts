import type { OutputStream } from '../system/io.ts';

/** Tells how wide the terminal is at the moment; `null` where the stream is none. */
export function terminalColumns(stream: OutputStream): (() => number) | null {
  // A terminal that does not know its width says 0.
  return stream.isTTY === true ? () => stream.columns || Number.POSITIVE_INFINITY : null;
}

/** How wide standard output is; `null` where it is no terminal. */
export function widthOfTerminal(stdout: OutputStream, isPlain: boolean): number | null {
  if (!isPlain || stdout.isTTY !== true) return null;
  return stdout.columns && stdout.columns > 0 ? stdout.columns : 80;
}
