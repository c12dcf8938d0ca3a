import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addOutputOptions } from '../../program/shared-options.ts';

export const sandboxDefinition: CommandDefinition = {
  name: 'sandbox',
  description: 'fill the wallet of --sandbox again: clawwits sandbox reset',
  usage: '<command>',
  define(sandbox, select) {
    addOutputOptions(sandbox.command('reset').description('fill the wallet again')).action((options: SharedOptions) =>
      select({
        name: 'sandbox reset',
        options,
        dataFields: ['path', 'had_spent'],
        run: async (context) => (await import('./run.ts')).resetSandbox(context),
      }),
    );
  },
};
