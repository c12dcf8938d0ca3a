import { localizedText } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';
import { version } from '../system/version.ts';
import type { CommandDefinition, Select } from './definition.ts';
import { type DescribedCommand, NotedCommand } from './described-command.ts';
import { helpIn } from './help-format.ts';

/** Builds the program of some commands; only those that the arguments name are filled in. */
export function buildProgram(
  argv: readonly string[],
  select: Select,
  translate: Translate,
  wanted: readonly CommandDefinition[],
): NotedCommand {
  const program = new NotedCommand('clawwits')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this text')
    .helpCommand(false)
    .usage('<command> [options]')
    .enablePositionalOptions()
    .configureHelp(helpIn(translate))
    .addNotes(notes);
  const described: DescribedCommand = program;
  described.description('Chat with every model of ClawWits, and watch your Wits, from the terminal and from scripts.');
  for (const { name, description, usage, define } of wanted) {
    const command = program.command(name).description(description).usage(usage);
    // Defining options takes time, so only the named command gets them.
    if (argv.includes(name)) define(command, select);
  }
  return program;
}

const notes = localizedText(
  'program notes',
  `Environment:
  CLAWWITS_API_KEY    the key, cw_sk_...
  CLAWWITS_BASE_URL   the gateway's root

Try it without a key:
  clawwits chat "Xin chào" --sandbox
  clawwits balance --sandbox`,
);
