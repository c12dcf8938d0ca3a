import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

export const whoamiDefinition: CommandDefinition = {
  name: 'whoami',
  description: 'print which gateway, key and settings are used, and where they come from',
  usage: '[options]',
  define(command, select) {
    addGatewayOptions(command).action((options: SharedOptions) =>
      select({
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
        run: async (context) => (await import('./run.ts')).whoami(options, context),
      }),
    );
  },
};
