import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addOutputOptions, gatewayOption } from '../../program/shared-options.ts';
import type { LogoutOptions } from './run.ts';

export const logoutDefinition: CommandDefinition = {
  name: 'logout',
  description: 'forget the key of a profile',
  usage: '[options]',
  define(command, select) {
    command.addOption(gatewayOption()).option('--profile <name>', 'the profile (default: the default one)');
    addOutputOptions(command).action((options: LogoutOptions & SharedOptions) =>
      select({
        name: 'logout',
        options,
        dataFields: ['profile', 'path', 'had_key'],
        run: async (context) => (await import('./run.ts')).logout(options, context),
      }),
    );
  },
};
