import { Argument } from 'commander';
import type { CommandDefinition } from './definition.ts';

/** The subjects that `clawwits help` explains beside the commands. */
export const helpTopics = ['exit-codes', 'environment', 'output', 'scripting'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** `help` of a command is the program's own; this definition knows the topics. */
export const helpDefinition: CommandDefinition = {
  name: 'help',
  description: 'print the help of a command, or explain exit-codes, environment, output or scripting',
  usage: '[command or topic]',
  define(command, use) {
    command
      .addArgument(new Argument('[topic]', 'what to explain').choices(helpTopics))
      .helpOption(false)
      .option('--json')
      .action((topic: HelpTopic) =>
        use({
          name: 'help',
          options: {},
          dataFields: ['topic', 'text'],
          run: async () => (await import('../commands/explain-topic.ts')).explainTopic(topic),
        }),
      );
  },
};
