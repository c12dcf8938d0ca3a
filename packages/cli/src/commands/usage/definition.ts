import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { readDays } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import type { UsageOptions } from './run.ts';

const notes = localizedText(
  'usage notes',
  `On a terminal the days are a chart; in a pipe, a line each. Costs nothing.

Examples:
  clawwits usage --gateway clew
  clawwits usage --gateway clew --days 7 --json`,
);

export const usageDefinition: CommandDefinition = {
  name: 'usage',
  description: 'print the usage of this month, by provider and by day',
  usage: '[options]',
  define(command, select) {
    command.option('--days <number>', 'number of days, today included (default: 30)', readDays);
    addGatewayOptions(command)
      .addNotes(notes)
      .action((options: UsageOptions & SharedOptions) =>
        select({
          name: 'usage',
          options,
          dataFields: ['summary', 'daily'],
          run: async (context) => (await import('./run.ts')).showUsage(options, context),
        }),
      );
  },
};
