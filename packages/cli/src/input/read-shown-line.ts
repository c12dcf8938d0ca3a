import type { ReadStream } from 'node:tty';

/** Reads a line that the terminal shows as it is typed; what is typed behind it waits for the next question. */
export function readShownLine(stdin: ReadStream, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = '';
    function settle(finish: () => void): void {
      stdin.off('data', take);
      stdin.off('end', end);
      signal.removeEventListener('abort', interrupt);
      // Keys that are typed before the next question wait for it.
      stdin.pause();
      finish();
    }
    const interrupt = () => settle(() => reject(signal.reason));
    const end = () => settle(() => resolve(line));
    function take(bytes: Buffer): void {
      line += bytes.toString('utf8');
      const at = line.search(/[\r\n]/);
      if (at !== -1) settle(() => resolve(line.slice(0, at)));
    }
    if (signal.aborted) return interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    stdin.on('end', end);
    stdin.on('data', take);
    stdin.resume();
  });
}
