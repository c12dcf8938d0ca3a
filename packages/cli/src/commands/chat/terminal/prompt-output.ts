import { Writable } from 'node:stream';
import type { OutputStream } from '../../../system/io.ts';

/** The terminal as readline sees it. */
export interface PromptOutput {
  readonly stream: Writable;
  close(): void;
}

/**
 * Creates the output that readline draws its line on. A change of the window's width reaches it only while a prompt is shown:
 * otherwise readline would redraw a line that is not there, over the answer that is being written.
 *
 * @param isPrompting returns whether a prompt is shown
 */
export function createPromptOutput(stdout: OutputStream, isPrompting: () => boolean): PromptOutput {
  const stream = new Writable({
    decodeStrings: false,
    // Not awaited: what the prompt and the answer write has to stay in order.
    write(text, _encoding, done) {
      stdout.write(text);
      done();
    },
  });
  Object.defineProperty(stream, 'columns', { get: () => stdout.columns });
  const resize = () => {
    if (isPrompting()) stream.emit('resize');
  };
  stdout.on('resize', resize);
  return { stream, close: () => void stdout.off('resize', resize) };
}
