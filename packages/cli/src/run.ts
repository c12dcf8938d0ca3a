import type { CommandContext, CommandOutcome } from './commands/command.ts';
import type { Connection } from './connection.ts';
import { CommandError, OutputClosed } from './failures/command-error.ts';
import { type ExitCode, exitCodes } from './failures/exit-codes.ts';
import type { Io } from './io.ts';
import { createMessages, type Messages } from './output/messages.ts';
import { createOutput, type Output, type OutputFormat } from './output/output.ts';
import { readOutputFormat } from './output/read-output-format.ts';
import { createStdoutWriter } from './output/write-text.ts';
import { type Invocation, parseArguments } from './program.ts';

/**
 * Runs one command from its arguments to its exit code.
 *
 * @param argv the arguments, without the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const startedAt = Date.now();
  const messages = createMessages(io);
  try {
    const format = readOutputFormat(argv);
    const parsed = parseArguments(argv);
    if (parsed.type === 'help' && format === 'text') {
      await createStdoutWriter(io.stdout)(parsed.text);
      return exitCodes.done;
    }
    const output = createOutput(format, io);
    const finish = (command: string | null, outcome: CommandOutcome) =>
      conclude({ command, outcome, output, messages, io, format, startedAt });
    switch (parsed.type) {
      case 'help':
        return await finish('help', { data: { text: parsed.text } });
      case 'mistake': {
        const { message, hint } = parsed;
        const error = new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint });
        return await finish(parsed.command, { error });
      }
      case 'command':
        return await finish(parsed.invocation.name, await execute(parsed.invocation, io, output, messages));
    }
  } catch (error) {
    if (error instanceof OutputClosed) return exitCodes.done;
    const { describeFailure } = await import('./failures/describe-failure.ts');
    const failure = await describeFailure(error);
    await messages.failure(failure);
    return failure.exitCode;
  }
}

/** Lets the command run; what it throws becomes part of its outcome. */
async function execute(invocation: Invocation, io: Io, output: Output, messages: Messages): Promise<CommandOutcome> {
  let connection: Connection | undefined;
  const context: CommandContext = {
    io,
    output,
    messages,
    async connect() {
      const { connect } = await import('./connection.ts');
      connection = await connect(invocation.options, io, messages);
      return connection;
    },
  };
  const outcome = await runCommand(invocation, context).catch((error: unknown): CommandOutcome => ({ error }));
  const sandbox = connection?.sandbox ?? null;
  if (sandbox === null) return outcome;
  const { spentWits } = sandbox;
  return {
    ...outcome,
    ...(invocation.name === 'chat' && { spentWits }),
    balanceAfter: sandbox.availableWits(),
    isSandbox: true,
  };
}

async function runCommand(invocation: Invocation, context: CommandContext): Promise<CommandOutcome> {
  switch (invocation.name) {
    case 'chat': {
      const { chat } = await import('./commands/chat.ts');
      return chat(invocation.words, invocation.options, context);
    }
    case 'balance': {
      const { balance } = await import('./commands/balance.ts');
      return balance(context);
    }
    case 'sandbox reset': {
      const { resetSandbox } = await import('./commands/reset-sandbox.ts');
      return resetSandbox(context);
    }
  }
}

interface Conclusion {
  readonly command: string | null;
  readonly outcome: CommandOutcome;
  readonly output: Output;
  readonly messages: Messages;
  readonly io: Io;
  readonly format: OutputFormat;
  readonly startedAt: number;
}

/** Tells what the command came to, on both streams, and gives the exit code. */
async function conclude({ command, outcome, output, messages, startedAt }: Conclusion): Promise<ExitCode> {
  if (outcome.error instanceof OutputClosed) return exitCodes.done;
  const { describeFailure } = await import('./failures/describe-failure.ts');
  const { buildResult } = await import('./output/result.ts');
  const failure = outcome.error === undefined ? null : await describeFailure(outcome.error, outcome.hint);
  const result = buildResult(command, outcome, failure, Date.now() - startedAt);
  await output.finish(outcome, failure, result);
  if (failure !== null) await messages.failure(failure);
  if (outcome.isSandbox === true) await messages.note(describeSandbox(outcome));
  return result.exit_code;
}

function describeSandbox({ spentWits = 0, balanceAfter = 0 }: CommandOutcome): string {
  const spent = spentWits === 0 ? '' : `${spentWits.toLocaleString('en-US')} Wits spent, `;
  return `sandbox, no real model, play money: ${spent}${balanceAfter.toLocaleString('en-US')} left`;
}
