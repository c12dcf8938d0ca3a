import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import type { DoctorOptions } from './run.ts';

const notes = localizedText(
  'doctor notes',
  `Looks at Node, the configuration file and who can read it, the address, the key, the way to the host, whether it takes
the key, and the balance. Ends with the exit code of the first thing that is wrong. Costs nothing. Nothing ever looks for a newer
version by itself: --updates asks the registry of npm_config_registry or ~/.npmrc, and sends the name of the package alone.

Examples:
  clawwits doctor
  clawwits doctor --updates
  clawwits doctor --profile work --json`,
);

export const doctorDefinition: CommandDefinition = {
  name: 'doctor',
  description: 'check the set-up, and print how to fix what is wrong',
  usage: '[options]',
  define(command, select) {
    addGatewayOptions(command.option('--updates', 'ask the registry of npm for the newest version, too'))
      .addNotes(notes)
      .action((options: DoctorOptions & SharedOptions) =>
        select({
          name: 'doctor',
          options,
          dataFields: ['checks'],
          run: async (context) => (await import('./run.ts')).doctor(options, context),
        }),
      );
  },
};
