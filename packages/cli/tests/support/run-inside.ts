import { Readable, Writable } from 'node:stream';
import { run } from '../../src/run.ts';
import { type Finished, makeHome, type RunOptions } from './run-command.ts';

/** Runs the command within the test: much faster than a process, for what does not depend on one. */
export async function runInside(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const home = await makeHome();
  const written = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof written) =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        written[name] += text;
        done();
      },
    });
  const exitCode = await run(args, {
    stdin: Readable.from(options.input ? [Buffer.from(options.input)] : []),
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    env: { ...home, ...options.env },
    platform: process.platform,
    homeDirectory: home['HOME'] ?? '',
    signal: new AbortController().signal,
  });
  return { ...written, exitCode };
}
