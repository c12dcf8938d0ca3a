import type { UsageOptions } from '../commands/show-usage.ts';
import { sayText } from '../language/sentence.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { readDays } from './option-readers.ts';
import { addGatewayOptions } from './shared-options.ts';

const notes = sayText(
  'usage notes',
  `On a terminal the days are a chart; in a pipe, a line each. Costs nothing.

Examples:
  clawwits usage --gateway clew
  clawwits usage --gateway clew --days 7 --json`,
);

export const usageDefinition: CommandDefinition = {
  name: 'usage',
  description: 'tell what was used this month, by provider, and day by day',
  usage: '[options]',
  define(command, use) {
    command.option('--days <number>', 'how many days are told, today included (default: 30)', readDays);
    addGatewayOptions(command)
      .addNotes(notes)
      .action((options: UsageOptions & SharedOptions) =>
        use({
          name: 'usage',
          options,
          dataFields: ['summary', 'daily'],
          run: async (context) => (await import('../commands/show-usage.ts')).showUsage(options, context),
        }),
      );
  },
};
