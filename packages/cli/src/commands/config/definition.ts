import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addOutputOptions } from '../../program/shared-options.ts';

export const configDefinition: CommandDefinition = {
  name: 'config',
  description: 'show the profiles, or choose the default one: clawwits config show | use',
  usage: '<command>',
  define(config, select) {
    addOutputOptions(config.command('show').description('show the profiles, without their keys')).action(
      (options: SharedOptions) =>
        select({
          name: 'config show',
          options,
          dataFields: ['path', 'default_profile', 'profiles'],
          run: async (context) => (await import('./run.ts')).showConfiguration(context),
        }),
    );
    addOutputOptions(
      config.command('use').description('make a profile the default').argument('<profile>', 'its name'),
    ).action((name: string, options: SharedOptions) =>
      select({
        name: 'config use',
        options,
        dataFields: ['path', 'default_profile'],
        run: async (context) => (await import('./run.ts')).useProfile(name, context),
      }),
    );
  },
};
