import type { CommandDefinition } from '../../program/definition.ts';

export const gatewayDefinition: CommandDefinition = {
  name: 'gateway',
  description: 'run the ClawWits gateway locally, on a socket of this machine',
  usage: '[options]',
  define(command, select) {
    command
      .argument('[options...]')
      .allowUnknownOption()
      .helpOption(false)
      .action((_words: string[], _options: object, { args }: { args: string[] }) =>
        select({
          name: 'gateway',
          options: {},
          dataFields: [],
          run: async (context) => (await import('./run.ts')).gateway(args, context),
        }),
      );
  },
};
