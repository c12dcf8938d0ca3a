import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ChatOptions } from './commands/chat.ts';
import type { ConnectionOptions } from './connection.ts';
import { type OutputFormat, outputFormats } from './output/output.ts';
import { version } from './version.ts';

/** What every command takes. */
export interface SharedOptions extends ConnectionOptions {
  readonly json?: boolean;
  readonly outputFormat?: OutputFormat;
}

/** What the user wants. */
export type Invocation =
  | { readonly name: 'chat'; readonly words: readonly string[]; readonly options: ChatOptions & SharedOptions }
  | { readonly name: 'balance'; readonly options: SharedOptions }
  | { readonly name: 'sandbox reset'; readonly options: SharedOptions };

/** What the arguments come to. */
export type Parsed =
  | { readonly type: 'command'; readonly invocation: Invocation }
  | { readonly type: 'help'; readonly text: string }
  | { readonly type: 'mistake'; readonly command: string | null; readonly message: string; readonly hint: string };

/** Reads the command's arguments. Nothing else of the program is loaded for it. */
export function parseArguments(argv: readonly string[]): Parsed {
  let invocation: Invocation | undefined;
  let shown = '';
  const program = defineProgram((wanted) => {
    invocation = wanted;
  });
  const everyCommand = [program, ...program.commands, ...program.commands.flatMap((command) => command.commands)];
  for (const command of everyCommand) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        shown += text;
      },
      writeErr: (text) => {
        shown += text;
      },
      outputError: () => undefined,
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const command = program.commands.find((known) => known.name() === argv[0])?.name() ?? null;
    return explain(error, shown, command);
  }
  return invocation === undefined ? { type: 'help', text: shown } : { type: 'command', invocation };
}

function defineProgram(use: (invocation: Invocation) => void): Command {
  const program = new Command('clawwits')
    .description('Chat with every model of ClawWits, and watch your Wits, from the terminal and from scripts.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this text')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .addHelpText('after', programNotes);

  addSharedOptions(
    program
      .command('chat')
      .description('answer a prompt: from the arguments, then from standard input')
      .argument('[prompt...]', 'what to answer; - stands for standard input, however long it takes')
      .option('-m, --model <name>', 'the model that answers (default: auto, the gateway chooses)')
      .option('-s, --system <text>', 'instructions that frame the answer')
      .option(
        '--max-tokens <number>',
        'the most tokens that the answer may have; reserved while it runs',
        readTokenLimit,
      )
      .option('--temperature <number>', 'randomness, 0 to 2', readTemperature)
      .option('--no-stream', 'wait for the whole answer')
      .addHelpText('after', chatNotes),
  ).action((words: string[], options: ChatOptions & SharedOptions) => use({ name: 'chat', words, options }));

  addSharedOptions(program.command('balance').description('what the wallet holds')).action((options: SharedOptions) =>
    use({ name: 'balance', options }),
  );

  const sandbox = program.command('sandbox').description('the play-money gateway inside this command');
  addOutputOptions(sandbox.command('reset').description('fill its wallet again')).action((options: SharedOptions) =>
    use({ name: 'sandbox reset', options }),
  );
  return program;
}

function addSharedOptions(command: Command): Command {
  return addOutputOptions(command)
    .addOption(
      new Option('--sandbox', 'use the gateway inside this command: no real model, play money').conflicts([
        'baseUrl',
        'profile',
      ]),
    )
    .option('--profile <name>', 'use this profile of the configuration file')
    .option('--base-url <url>', "the gateway's root (default: CLAWWITS_BASE_URL)")
    .option('--max-retries <number>', 'how often a failed call is tried again (default: 2)', readRetries);
}

function addOutputOptions(command: Command): Command {
  return command
    .option('--json', 'print exactly one JSON object, whatever happens')
    .addOption(new Option('--output-format <format>', 'the form of the output').choices(outputFormats));
}

function readNumber(text: string, isGood: (value: number) => boolean, wanted: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (isGood(value)) return value;
  throw new InvalidArgumentError(`It takes ${wanted}.`);
}

const readTokenLimit = (text: string) =>
  readNumber(text, (value) => Number.isSafeInteger(value) && value >= 1, 'a whole number of 1 or more');
const readTemperature = (text: string) => readNumber(text, (value) => value >= 0 && value <= 2, 'a number from 0 to 2');
const readRetries = (text: string) =>
  readNumber(text, (value) => Number.isInteger(value) && value >= 0 && value <= 100, 'a whole number from 0 to 100');

function explain(error: CommanderError, shown: string, command: string | null): Parsed {
  if (error.exitCode === 0) return { type: 'help', text: shown };
  const seeHelp = `See: clawwits ${command === null ? '' : `${command} `}--help`;
  if (error.code === 'commander.help') {
    return {
      type: 'mistake',
      command,
      message: 'Say what to do: clawwits chat "…" or clawwits balance.',
      hint: seeHelp,
    };
  }
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return { type: 'mistake', command, message: upperFirst(message), hint: hintFor(error, message) ?? seeHelp };
}

function hintFor({ code }: CommanderError, message: string): string | null {
  if (code !== 'commander.unknownOption') return null;
  if (/--(api-?)?key\b/i.test(message)) {
    return 'A key is never taken as an argument, where other users of the machine can see it: set CLAWWITS_API_KEY.';
  }
  return message.includes('Did you mean') ? null : 'Before a prompt that begins with a dash, put --';
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const programNotes = `
Environment:
  CLAWWITS_API_KEY    the key, cw_sk_…
  CLAWWITS_BASE_URL   the gateway's root

Try it without a key:
  clawwits chat "Xin chào" --sandbox
  clawwits balance --sandbox`;

const chatNotes = `
Examples:
  clawwits chat "Xin chào"
  git diff | clawwits chat "Write a commit message for this"
  clawwits chat "Name three rivers" --json`;
