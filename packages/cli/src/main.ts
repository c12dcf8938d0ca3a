import { exitCodes } from './errors/exit-codes.ts';
import { Interruption } from './errors/interruption.ts';
import { run } from './run.ts';
import { readBareAsHelp } from './start/read-bare-as-help.ts';
import { processIo } from './system/io.ts';
import { hasLostTerminal } from './system/lost-terminal.ts';

/** Runs the command in this process: the one place that sets the exit code. */
export async function main(): Promise<void> {
  const ending = new AbortController();
  // Once: a second signal has the system's default effect, for a user who does not want to wait.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => ending.abort(new Interruption(signal)));
  }
  const exitCode = await run(readBareAsHelp(process.argv.slice(2)), processIo(ending.signal));
  // Node resets the terminal at its end, and aborts if it is gone: the signal itself, without a handler now, comes first.
  if (exitCode === exitCodes.hungUp && hasLostTerminal()) process.kill(process.pid, 'SIGHUP');
  process.exitCode = exitCode;
}
