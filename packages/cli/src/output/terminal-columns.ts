import type { OutputStream } from '../io.ts';

/** Tells how wide the terminal is at the moment; `null` where the stream is none. */
export function terminalColumns(stream: OutputStream): (() => number) | null {
  // A terminal that does not know its width says 0.
  return stream.isTTY === true ? () => stream.columns || Number.POSITIVE_INFINITY : null;
}
