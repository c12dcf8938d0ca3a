import type { LoginOptions } from '../commands/login.ts';
import { sayText } from '../language/sentence.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { addGatewayOptions, addOutputOptions, gatewayOption } from './shared-options.ts';

const loginNotes = sayText(
  'login notes',
  `Examples:
  clawwits login --base-url http://127.0.0.1:8787
  clawwits login --profile work --base-url http://127.0.0.1:8787 < key.txt
  clawwits login --gateway clew                           asks for e-mail and password, and keeps the session
  clawwits login --gateway clew --email you@example.com --password-stdin < password.txt
  clawwits login --gateway klawd < key.txt

A key or a password is never an argument: it is typed without being shown, or comes on standard input. A password is kept
nowhere, and a session ends by itself: whoami tells when.`,
);

export const loginDefinition: CommandDefinition = {
  name: 'login',
  description: 'keep a key or a session for a gateway',
  usage: '[options]',
  define(command, use) {
    command
      .addOption(gatewayOption())
      .option('--profile <name>', "keep it in this profile (default: the default one, else the gateway's name)")
      .option(
        '--base-url <url>',
        'the gateway that it belongs to (default: CLAWWITS_BASE_URL, or what the gateway publishes)',
      )
      .option('--email <address>', 'begin a session with this address; at Clew')
      .option('--password-stdin', "read the session's password from standard input")
      .option('--key', 'keep a key although a session could be begun')
      .option('--no-check', 'do not ask the gateway whether it takes the key');
    addOutputOptions(command)
      .addNotes(loginNotes)
      .action((options: LoginOptions & SharedOptions) =>
        use({
          name: 'login',
          options,
          dataFields: ['profile', 'gateway', 'base_url', 'path', 'user_id', 'email', 'session_expires_at'],
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
    command.addOption(gatewayOption()).option('--profile <name>', 'the profile (default: the default one)');
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
