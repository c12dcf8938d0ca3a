import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition } from '../../program/definition.ts';
import { option } from '../../program/described-command.ts';
import { readDays, readSince } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import { groupings } from '../../usage-log/add-up.ts';
import type { UsageOptions } from './usage-options.ts';

const notes = localizedText(
  'usage notes',
  `This command keeps a log of what its calls have cost, on this machine: no prompt, no answer, no key. usage adds it up, for all
gateways or for the one of --gateway; --sandbox shows the play money, which is kept apart. A call that was killed before its
cost was known is not lost: it is shown as not settled. Days are days of UTC. The log goes back 13 months; "usage_log": false
in the configuration or CLAWWITS_USAGE_LOG=off turns it off.

Clew counts itself what an account has used, on every machine and by every program: there, usage shows that, unless --local,
--since or --by asks for the log. On a terminal the days are a chart; in a pipe, a line each. Costs nothing.

Examples:
  clawwits usage
  clawwits usage --by model --since 2026-11-01
  clawwits usage --by session --since 7d --json
  clawwits usage --gateway clew --days 7`,
);

/** Fields of the data: what Clew counted, then what the log holds. */
const dataFields = [
  ...['summary', 'daily'],
  ...['since', 'sandbox', 'requests', 'wits', 'input_tokens', 'output_tokens', 'cost_usd', 'estimated'],
  ...['unsettled_requests', 'unsettled_at_most_tokens', 'by', 'groups', 'torn_lines'],
];

export const usageDefinition: CommandDefinition = {
  name: 'usage',
  description: 'print what was spent, by day, model, session or gateway',
  usage: '[options]',
  define(command, select) {
    command
      .option('--days <number>', 'number of days, today included (default: 30)', readDays)
      .addOption(
        option('--since <time>', 'a day, 2026-11-01 for one, or an age: 12h, 30d, 8w')
          .argParser(readSince)
          .conflicts('days'),
      )
      .addOption(option('--by <what>', 'what to add up by (default: day)').choices(groupings))
      .option('--local', 'read the log of this command, at Clew as well');
    addGatewayOptions(command)
      .addNotes(notes)
      .action((options: UsageOptions) =>
        select({
          name: 'usage',
          options,
          dataFields,
          run: async (context) => (await import('./run.ts')).showUsage(options, context),
        }),
      );
  },
};
