import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

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
        run: async (context) => (await import('./run.ts')).whoami(options, context),
      }),
    );
  },
};
