import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

const createNotes = localizedText(
  'keys create notes',
  `The secret is printed this once, alone on standard output; -o keeps it in a file that only you can read.

Examples:
  clawwits keys create "build server" --gateway clew
  clawwits keys create deploy --gateway clew | gh secret set CLEW_API_KEY`,
);

export const keysDefinition: CommandDefinition = {
  name: 'keys',
  description: 'list, make or revoke API keys: clawwits keys list | create | revoke',
  usage: '<command>',
  define(keys, select) {
    addGatewayOptions(keys.command('list').description('list the API keys, without their secrets')).action(
      (options: SharedOptions) =>
        select({
          name: 'keys list',
          options,
          dataFields: ['keys'],
          run: async (context) => (await import('./run.ts')).listKeys(context),
        }),
    );
    const create = keys.command('create').description('make an API key; its secret is shown this once');
    addGatewayOptions(create.argument('[name]', 'a name to remember it by'))
      .addNotes(createNotes)
      .action((name: string | undefined, options: SharedOptions) =>
        select({
          name: 'keys create',
          options,
          dataFields: ['id', 'name', 'prefix', 'created_at', 'last_used_at', 'key'],
          isSecret: true,
          run: async (context) => (await import('./run.ts')).createKey(name, context),
        }),
      );
    const revoke = keys.command('revoke').description('make an API key invalid, at once and for good');
    addGatewayOptions(revoke.argument('<id>', 'the id that keys list tells, not the secret')).action(
      (id: string, options: SharedOptions) =>
        select({
          name: 'keys revoke',
          options,
          dataFields: ['id', 'revoked'],
          run: async (context) => (await import('./run.ts')).revokeKey(id, context),
        }),
    );
  },
};
