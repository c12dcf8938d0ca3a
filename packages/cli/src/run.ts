import { resolve } from 'node:path';
import { balanceDefinition } from './commands/balance/definition.ts';
import { chatDefinition } from './commands/chat/definition.ts';
import { messagesDefinition } from './commands/messages/definition.ts';
import { conclude } from './conclude.ts';
import { CommandError, OutputClosed } from './errors/command-error.ts';
import { exitCodes } from './errors/exit-codes.ts';
import type { Connection } from './gateway/connection.ts';
import { languageOf } from './i18n/language-of.ts';
import { localized } from './i18n/localized-message.ts';
import { inEnglish, type Translate, translatorFor } from './i18n/translate.ts';
import type { CommandOutcome } from './output/command-outcome.ts';
import { createMessages } from './output/messages.ts';
import { createFieldOutput, createOutput, type Output, type OutputFormat } from './output/output.ts';
import { checkField } from './output/read-field.ts';
import { readOutputFormat } from './output/read-output-format.ts';
import { createStdoutSink, openFileSink, type Sink } from './output/sink.ts';
import { plainLook, stdoutLook } from './output/text-look.ts';
import { createStdoutWriter } from './output/write-text.ts';
import type { CommandContext } from './program/command-context.ts';
import type { Invocation } from './program/definition.ts';
import { type Parsed, readArguments } from './program/read-arguments.ts';
import type { Io } from './system/io.ts';

/**
 * Runs one command from its arguments to its exit code.
 *
 * @param argv the arguments, without the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const startedAt = Date.now();
  const translate = await translatorFor(languageOf(io.env));
  const messages = createMessages(io, translate);
  try {
    const format = readOutputFormat(argv);
    // Records are always English.
    const words = await joinShellPaths(argv, io);
    const parsed = await parse(words, format === 'text' ? translate : inEnglish);
    if (parsed.type === 'help' && format === 'text') {
      await createStdoutWriter(io.stdout)(parsed.text);
      return exitCodes.done;
    }
    return await answer(parsed, format, { io, messages, translate }, startedAt);
  } catch (error) {
    if (error instanceof OutputClosed) return exitCodes.done;
    const { describeFailure } = await import('./errors/describe-failure.ts');
    const failure = await describeFailure(error);
    await messages.failure(failure);
    return failure.exitCode;
  }
}

/** The commands that are used most. The others are loaded only if none of these is named. */
const usualDefinitions = [chatDefinition, messagesDefinition, balanceDefinition];

/** Joins what the shell made of a pattern. Only `-f` takes patterns, and only it loads anything. */
async function joinShellPaths(argv: readonly string[], { workingDirectory }: Io): Promise<readonly string[]> {
  if (!argv.includes('-f') && !argv.includes('--file')) return argv;
  const { isPath, joinExpandedPaths } = await import('./input/join-expanded-paths.ts');
  return joinExpandedPaths(argv, (word) => isPath(resolve(workingDirectory, word)));
}

async function parse(argv: readonly string[], translate: Translate): Promise<Parsed> {
  if (usualDefinitions.some(({ name }) => name === argv[0])) return readArguments(argv, usualDefinitions, translate);
  const { commands } = await import('./commands/commands.ts');
  return readArguments(argv, commands, translate);
}

async function answer(
  parsed: Parsed,
  format: OutputFormat,
  place: Pick<CommandContext, 'io' | 'messages' | 'translate'>,
  startedAt: number,
): Promise<number> {
  const { io, messages, translate } = place;
  const stdout = createStdoutSink(io);
  const finish = (command: string | null, outcome: CommandOutcome, sink: Sink = stdout, output?: Output) =>
    conclude({
      ...{ command, outcome, messages, startedAt, sink, isRecord: format !== 'text' },
      output: output ?? createOutput(format, sink.write, io.env, translate),
    });

  if (parsed.type === 'help') return finish('help', { data: { text: parsed.text } });
  if (parsed.type === 'mistake') {
    const { command, message, hint } = parsed;
    return finish(command, { error: new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint }) });
  }
  const { invocation } = parsed;
  const { name, options, dataFields } = invocation;
  let sink = stdout;
  try {
    if (options.field !== undefined) checkField(options.field, dataFields);
    if (options.output !== undefined) sink = await openFileSink(io, options.output, invocation.isSecret);
  } catch (error) {
    return finish(name, { error });
  }
  const look = sink === stdout ? stdoutLook(io) : plainLook();
  const output =
    options.field === undefined
      ? createOutput(format, sink.write, io.env, translate, look)
      : createFieldOutput(options.field, sink.write);
  const isPlain = format === 'text' && options.field === undefined && options.output === undefined;
  const outcome = await execute(invocation, { ...place, output, look, isPlain, isRecord: format !== 'text' });
  return outcome.ownExitCode ?? finish(name, outcome, sink, output);
}

/** Runs the command; an error that it throws becomes a part of its outcome. */
async function execute(
  invocation: Invocation,
  given: Omit<CommandContext, 'connect' | 'describeProgram'>,
): Promise<CommandOutcome> {
  let place = given;
  if (invocation.options.apiKeyFile === '-') {
    const { readKeyFromStdin } = await import('./input/read-secret.ts');
    try {
      place = { ...given, io: await readKeyFromStdin(given.io, given.translate) };
    } catch (error) {
      return { error };
    }
  }
  let connection: Connection | undefined;
  const context: CommandContext = {
    ...place,
    async connect(needs) {
      const { connect } = await import('./gateway/connection.ts');
      connection = await connect(invocation.options, place.io, place.messages, needs);
      return connection;
    },
    async describeProgram() {
      const { commands } = await import('./commands/commands.ts');
      const { describeProgram } = await import('./program/describe-program.ts');
      return describeProgram(commands, place.translate);
    },
  };
  const outcome = await invocation.run(context).catch((error: unknown): CommandOutcome => ({ error }));
  // Only at ClawWits a token is one Wits.
  const { spentWits, ...priced } = outcome;
  const own = connection === undefined || connection.gateway === 'clawwits' ? outcome : priced;
  const { code } = (outcome.error ?? {}) as { readonly code?: unknown };
  const again = code === 'unauthorized' ? connection?.loginAgain : undefined;
  return {
    ...own,
    ...(again !== undefined && { hint: localized('Log in again: {command}', { command: again }) }),
    ...connection?.sandbox?.describe(),
  };
}
