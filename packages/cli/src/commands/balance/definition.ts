import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { option } from '../../program/described-command.ts';
import { readSeconds, readWits } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import type { BalanceOptions } from './run.ts';

const notes = localizedText(
  'balance notes',
  `Examples:
  clawwits balance
  clawwits balance --field data.available
  clawwits balance --fail-below 100000       ends with 10 where less is available
  clawwits balance --covers requests.jsonl   ends with 10 where the requests would reserve more; see estimate --help
  clawwits balance --watch                   one line that is kept current; in a pipe, a line for each change

With --output-format stream-json, --watch prints one object for each change. Ctrl-C ends it, with 130.`,
);

export const balanceDefinition: CommandDefinition = {
  name: 'balance',
  description: 'print the balance, or end with 10 if it is too low',
  usage: '[options]',
  define(command, select) {
    command
      .option('--fail-below <wits>', 'end with 10 where less is available', readWits)
      .option(
        '--covers <file>',
        'end with 10 where it does not cover the requests of a file of JSONL; - for standard input',
      )
      .option('--watch', 'repeat until Ctrl-C or until a gate fails')
      .addOption(
        option('--interval <seconds>', 'delay between two calls of --watch (default: 5)')
          .argParser(readSeconds)
          .implies({ watch: true }),
      );
    addGatewayOptions(command)
      .addNotes(notes)
      .action((options: BalanceOptions & SharedOptions) =>
        select({
          name: 'balance',
          options,
          dataFields: ['userId', 'available', 'reserved', 'lifetimeUsed', 'covers'],
          run: async (context) => (await import('./run.ts')).balance(options, context),
        }),
      );
  },
};
