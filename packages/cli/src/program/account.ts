import type { LoginOptions } from '../commands/login.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { addGatewayOptions, addOutputOptions } from './shared-options.ts';

const loginNotes = `
Examples:
  clawwits login --base-url http://127.0.0.1:8787
  clawwits login --profile work --base-url http://127.0.0.1:8787 < key.txt

The key is never an argument: it is typed without being shown, or comes on standard input.`;

export const loginDefinition: CommandDefinition = {
  name: 'login',
  description: 'keep a key for a gateway, from standard input',
  usage: '[options]',
  define(command, use) {
    command
      .option('--profile <name>', 'keep it in this profile (default: default)')
      .option('--base-url <url>', 'the gateway that it belongs to (default: CLAWWITS_BASE_URL)')
      .option('--no-check', 'do not ask the gateway whether it takes the key');
    addOutputOptions(command)
      .addHelpText('after', loginNotes)
      .action((options: LoginOptions & SharedOptions) =>
        use({
          name: 'login',
          options,
          dataFields: ['profile', 'base_url', 'path', 'user_id'],
          run: async (context) => (await import('../commands/login.ts')).login(options, context),
        }),
      );
  },
};

export const logoutDefinition: CommandDefinition = {
  name: 'logout',
  description: 'forget the key of a profile',
  usage: '[options]',
  define(command, use) {
    command.option('--profile <name>', 'the profile (default: the default one)');
    addOutputOptions(command).action((options: LoginOptions & SharedOptions) =>
      use({
        name: 'logout',
        options,
        dataFields: ['profile', 'path', 'had_key'],
        run: async (context) => (await import('../commands/login.ts')).logout(options, context),
      }),
    );
  },
};

export const whoamiDefinition: CommandDefinition = {
  name: 'whoami',
  description: 'tell which gateway, key and settings would be used, and where they come from',
  usage: '[options]',
  define(command, use) {
    addGatewayOptions(command).action((options: SharedOptions) =>
      use({
        name: 'whoami',
        options,
        dataFields: [
          'sandbox',
          'gateway',
          'gateway_from',
          'profile',
          'base_url',
          'base_url_from',
          'api_key_from',
          'email',
          'session_expires_at',
          'settings',
          'path',
          'project',
        ],
        run: async (context) => (await import('../commands/whoami.ts')).whoami(options, context),
      }),
    );
  },
};
