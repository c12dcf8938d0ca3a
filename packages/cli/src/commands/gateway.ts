import { createStderrWriter, createStdoutWriter } from '../output/write-text.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits gateway`: the mock gateway's own command, with its own arguments, output and exit code. */
export async function gateway(argv: readonly string[], { io }: CommandContext): Promise<CommandOutcome> {
  const { runGatewayCommand } = await import('@clawwits/mock-gateway/command');
  const [writeOut, writeError] = [createStdoutWriter(io.stdout), createStderrWriter(io.stderr)];
  const exitCode = await runGatewayCommand(argv, {
    // Whoever reads the output may stop reading: that ends nothing.
    writeOut: (text) => void writeOut(text).catch(() => undefined),
    writeError: (text) => void writeError(text),
    signal: io.signal,
    env: io.env,
  });
  return { ownExitCode: exitCode };
}
