import type { ConnectionOptions } from '../../config/connection-options.ts';
import { type EffectiveSetting, listSettings } from '../../config/list-settings.ts';
import { resolveSettings } from '../../config/resolve-settings.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { redactKeys } from '../../errors/redact-keys.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { formatTable } from '../../output/text/format-table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { Io } from '../../system/io.ts';
import { formatValue, requireSetting, shorten } from './change.ts';
import type { ConfigGetData, ConfigListData } from './data.ts';

/** Options of `clawwits config get` and `list`. */
export interface ListOptions extends ConnectionOptions {
  /** True if keys are printed as they are. */
  readonly showSecrets?: boolean;
}

const columns = [{ title: localized('setting') }, { title: localized('value') }, { title: localized('source') }];

/** `clawwits config list`: every setting that is in force, and where it comes from. */
export async function listConfiguration(options: ListOptions, context: CommandContext): Promise<CommandOutcome> {
  const { io, isPlain, translate } = context;
  const { showSecrets = false } = options;
  const settings = (await listSettings(options, io, showSecrets)).map((setting) => redact(setting, showSecrets));
  const rows = settings.map(({ key, value, source, from }) => [
    key,
    value === null ? translate(hidden) : shorten(formatValue(value)),
    from === null ? translate(sourceNames[source]) : `${translate(sourceNames[source])}: ${from}`,
  ]);
  return {
    data: { settings } satisfies ConfigListData,
    text: untranslated(formatTable(columns, rows, widthOfTerminal(io.stdout, isPlain), translate)),
  };
}

/** `clawwits config get <key>`: the value of one setting that is in force. */
export async function getSetting(key: string, options: ListOptions, { io }: CommandContext): Promise<CommandOutcome> {
  if (key !== 'profile') requireSetting(key);
  const { showSecrets = false } = options;
  const found = (await listSettings(options, io, showSecrets && key === 'api_key')).find((one) => one.key === key);
  if (found === undefined) throw await notInForce(key, options, io);
  const setting = redact(found, showSecrets);
  return {
    data: setting satisfies ConfigGetData,
    text: setting.value === null ? hidden : untranslated(formatValue(setting.value)),
  };
}

async function notInForce(key: string, options: ListOptions, io: Io): Promise<CommandError> {
  const { profile } = await resolveSettings(options, io);
  const details = { exitCode: exitCodes.usage, code: 'setting_not_set' } as const;
  if (profile === null || !(key in profile.profile)) {
    const hint = localized('Set it with: {command}', { command: `clawwits config set ${key} …` });
    return new CommandError(localized('{key} is not set.', { key }), { ...details, hint });
  }
  const { name } = profile;
  return new CommandError(
    localized('{key} is not in force: the profile "{name}" sets it for its own address alone.', { key, name }),
    { ...details, hint: localized('See which address is used: {command}', { command: 'clawwits config list' }) },
  );
}

const hidden = localized('(set, not shown)');

const sourceNames: Readonly<Record<EffectiveSetting['source'], LocalizedMessage>> = {
  flag: localized('command line'),
  environment: localized('environment'),
  project: localized('project'),
  user: localized('user'),
  default: localized('the default'),
};

/** A setting as it may be shown: what looks like a key is redacted wherever it stands. */
function redact({ key, value, source, from }: EffectiveSetting, showSecrets: boolean) {
  const isOpen = showSecrets || value === null;
  const shown = isOpen ? value : typeof value === 'string' ? redactKeys(value) : value;
  return { key, value: Array.isArray(shown) && !showSecrets ? shown.map(redactKeys) : shown, source, from };
}
