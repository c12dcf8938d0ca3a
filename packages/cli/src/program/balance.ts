import type { BalanceOptions } from '../commands/balance.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { readWits } from './option-readers.ts';
import { addGatewayOptions } from './shared-options.ts';

const notes = `
Examples:
  clawwits balance
  clawwits balance --field data.available
  clawwits balance --fail-below 100000    ends with 10 where less is available`;

export const balanceDefinition: CommandDefinition = {
  name: 'balance',
  description: 'tell what the wallet holds, or end with 10 where it is too little',
  usage: '[options]',
  define(command, use) {
    command.option('--fail-below <wits>', 'end with 10 where less is available', readWits);
    addGatewayOptions(command)
      .addHelpText('after', notes)
      .action((options: BalanceOptions & SharedOptions) =>
        use({
          name: 'balance',
          options,
          dataFields: ['userId', 'available', 'reserved', 'lifetimeUsed'],
          run: async (context) => (await import('../commands/balance.ts')).balance(options, context),
        }),
      );
  },
};
