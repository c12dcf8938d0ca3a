import { Readable, Writable } from 'node:stream';
import { run } from '../../src/run.ts';
import { type Finished, makeHome, type RunOptions } from './run-command.ts';

/** How the command is run within the test. */
export interface InsideOptions extends RunOptions {
  /** Ends the command when it aborts. */
  readonly signal?: AbortSignal;
  /** Takes what is written to standard output, as it is written. */
  readonly onStdout?: (text: string) => void;
  /** Makes standard output and standard error terminals of this width. */
  readonly columns?: number;
  readonly workingDirectory?: string;
  /** `null` is a user without one; then nothing else names a folder either. Default: a new folder. */
  readonly homeDirectory?: null;
}

/** Runs the command within the test: much faster than a process, for what does not depend on one. */
export async function runInside(args: readonly string[], options: InsideOptions = {}): Promise<Finished> {
  const home = await makeHome();
  const written = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof written) => {
    const stream = new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        written[name] += text;
        if (name === 'stdout') options.onStdout?.(text);
        done();
      },
    });
    const { columns } = options;
    return columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns });
  };
  const exitCode = await run(args, {
    stdin: Readable.from(options.input ? [Buffer.from(options.input)] : []),
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    env: { ...(options.homeDirectory === null ? {} : home), ...options.env },
    platform: process.platform,
    homeDirectory: options.homeDirectory === null ? null : (home['HOME'] ?? ''),
    workingDirectory: options.workingDirectory ?? home['HOME'] ?? '',
    signal: options.signal ?? new AbortController().signal,
  });
  return { ...written, exitCode };
}
