import { runGatewayCommand } from './command/run-gateway-command.ts';

export type { CommandMessage, CommandTemplate } from './command/messages.ts';
export { type CommandProblem, type GatewayCommandIo, runGatewayCommand } from './command/run-gateway-command.ts';

/** Runs the command in this process: its arguments, its streams, SIGINT and SIGTERM, its exit code. */
export async function main(): Promise<void> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  // The reader of the output may stop reading: the command goes on.
  process.stdout.on('error', () => undefined);
  process.exitCode = await runGatewayCommand(process.argv.slice(2), {
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    signal: ending.signal,
    env: process.env,
  });
}
