import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, Select, SharedOptions } from '../../program/definition.ts';
import type { DescribedCommand } from '../../program/described-command.ts';
import { addOutputOptions, gatewayOption } from '../../program/shared-options.ts';
import type { ChangeOptions } from './change.ts';
import type { ListOptions } from './list.ts';

const notes = localizedText(
  'config notes',
  `Settings: default_profile, aliases.<name>, templates.<name>, and of a profile gateway, base_url, credential_command,
model, system, max_tokens, max_wits, temperature and markdown. A key is stored by clawwits login, and never shown unless
--show-secrets asks for it.

Examples:
  clawwits config list
  clawwits config set max_wits 2000
  clawwits config set aliases.fast clew/mini
  clawwits config set templates.review 'Review this {{lang}} code: {{input}}'
  clawwits config get model --profile work`,
);

export const configDefinition: CommandDefinition = {
  name: 'config',
  description: 'show and change settings and profiles: clawwits config list | get | set | unset | show | use',
  usage: '<command>',
  define(config, select) {
    config.addNotes(notes);
    defineList(config, select);
    defineChanges(config, select);
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

function defineList(config: DescribedCommand, select: Select): void {
  addSourceOptions(config.command('list').description('list the settings in force, and where each comes from')).action(
    (options: ListOptions & SharedOptions) =>
      select({
        name: 'config list',
        options,
        dataFields: ['settings'],
        isSecret: options.showSecrets === true,
        run: async (context) => (await import('./list.ts')).listConfiguration(options, context),
      }),
  );
  addSourceOptions(
    config.command('get').description('print the value of a setting').argument('<key>', 'a setting, such as model'),
  ).action((key: string, options: ListOptions & SharedOptions) =>
    select({
      name: 'config get',
      options,
      dataFields: ['key', 'value', 'source', 'from'],
      isSecret: options.showSecrets === true,
      run: async (context) => (await import('./list.ts')).getSetting(key, options, context),
    }),
  );
}

function addSourceOptions(command: DescribedCommand): DescribedCommand {
  return addOutputOptions(
    command
      .addOption(gatewayOption())
      .option('--profile <name>', 'use this profile of the configuration file')
      .option('--show-secrets', 'print keys as they are'),
  );
}

function defineChanges(config: DescribedCommand, select: Select): void {
  const set = config
    .command('set')
    .description('set a value of your configuration file')
    .argument('<key>', 'a setting, such as model')
    .argument('<value>', 'its value');
  addProfileOption(set).action((key: string, value: string, options: ChangeOptions & SharedOptions) =>
    select({
      name: 'config set',
      options,
      dataFields: ['path', 'key', 'value', 'profile'],
      run: async (context) => (await import('./change.ts')).setSetting(key, value, options, context),
    }),
  );
  const unset = config
    .command('unset')
    .description('remove a value from your configuration file')
    .argument('<key>', 'a setting, such as model');
  addProfileOption(unset).action((key: string, options: ChangeOptions & SharedOptions) =>
    select({
      name: 'config unset',
      options,
      dataFields: ['path', 'key', 'profile', 'was_set'],
      run: async (context) => (await import('./change.ts')).unsetSetting(key, options, context),
    }),
  );
}

const addProfileOption = (command: DescribedCommand): DescribedCommand =>
  addOutputOptions(command.option('--profile <name>', 'the profile to change (default: the default one)'));
