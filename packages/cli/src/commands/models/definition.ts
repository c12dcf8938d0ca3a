import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

const notes = localizedText(
  'models notes',
  `Costs nothing. What the gateway does not tell stays empty, and is null in the record.

Examples:
  clawwits models --gateway clew
  clawwits models --gateway klawd --json`,
);

export const modelsDefinition: CommandDefinition = {
  name: 'models',
  description: 'list the models of the gateway, with their prices',
  usage: '[options]',
  define(command, select) {
    addGatewayOptions(command)
      .addNotes(notes)
      .action((options: SharedOptions) =>
        select({
          name: 'models',
          options,
          dataFields: ['models', 'aliases'],
          run: async (context) => (await import('./run.ts')).listModels(context),
        }),
      );
  },
};
