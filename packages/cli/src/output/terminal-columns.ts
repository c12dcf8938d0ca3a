import type { OutputStream } from '../system/io.ts';

/** Returns a function for the current width of the terminal; `null` if the stream is not a terminal. */
export function terminalColumns(stream: OutputStream): (() => number) | null {
  // A terminal of unknown width reports 0.
  return stream.isTTY === true ? () => stream.columns || Number.POSITIVE_INFINITY : null;
}

/** Returns the width of standard output; `null` if it is not a terminal. */
export function widthOfTerminal(stdout: OutputStream, isPlain: boolean): number | null {
  if (!isPlain || stdout.isTTY !== true) return null;
  return stdout.columns && stdout.columns > 0 ? stdout.columns : 80;
}
