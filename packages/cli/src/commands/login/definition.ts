import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addOutputOptions, gatewayOption } from '../../program/shared-options.ts';
import type { LoginOptions } from './run.ts';

const loginNotes = localizedText(
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
  define(command, select) {
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
        select({
          name: 'login',
          options,
          dataFields: ['profile', 'gateway', 'base_url', 'path', 'user_id', 'email', 'session_expires_at'],
          run: async (context) => (await import('./run.ts')).login(options, context),
        }),
      );
  },
};
