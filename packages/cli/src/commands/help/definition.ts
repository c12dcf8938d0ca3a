import { localized } from '../../i18n/localized-message.ts';
import type { CommandDefinition } from '../../program/definition.ts';
import { argument } from '../../program/described-command.ts';
import { type HelpTopic, helpTopics } from '../../program/help-topics.ts';
import { UsageMistake } from '../../program/usage-mistake.ts';

/** Defines `help <topic>`; `help <command>` is read as `<command> --help`. */
export const helpDefinition: CommandDefinition = {
  name: 'help',
  description: 'print the help of a command, or explain exit-codes, environment, output or scripting',
  usage: '[command or topic]',
  define(command, select) {
    command
      .addArgument(argument('[topic]', 'what to explain').choices(helpTopics).argParser(readTopic))
      .helpOption(false)
      .option('--json')
      .action((topic: HelpTopic) =>
        select({
          name: 'help',
          options: {},
          dataFields: ['topic', 'text'],
          run: async (context) => (await import('./run.ts')).explainTopic(topic, context),
        }),
      );
  },
};

function readTopic(text: string): HelpTopic {
  const topic = helpTopics.find((known) => known === text);
  if (topic !== undefined) return topic;
  throw new UsageMistake(
    localized('There is no command and no topic "{topic}".', { topic: text }),
    localized('See clawwits --help for the commands; the topics are {topics}.', { topics: helpTopics.join(', ') }),
  );
}
