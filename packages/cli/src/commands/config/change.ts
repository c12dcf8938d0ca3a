import { changeSetting, readSettingValue } from '../../config/change-setting.ts';
import { configurationPath } from '../../config/read-configuration.ts';
import { findSetting, type SettingPlace, settingKeys, settingTables } from '../../config/setting-keys.ts';
import { updateConfiguration } from '../../config/update-configuration.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { redactKeys } from '../../errors/redact-keys.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { findSimilar } from '../../program/find-similar.ts';
import type { ConfigSetData, ConfigUnsetData } from './data.ts';

/** Options of `clawwits config set` and `unset`. */
export interface ChangeOptions {
  /** The profile to change. Default: the default one. */
  readonly profile?: string;
}

/** `clawwits config set <key> <value>`: sets a value of the user's configuration file. */
export async function setSetting(
  key: string,
  text: string,
  { profile }: ChangeOptions,
  { io }: CommandContext,
): Promise<CommandOutcome> {
  const place = requireSetting(key);
  const value = readSettingValue(key, place, text);
  const path = configurationPath(io);
  const { checkConfiguration } = await import('../../config/configuration-schema.ts');
  let changedProfile: string | null = null;
  await updateConfiguration(path, io.platform, (current) => {
    const name = profile ?? current.default_profile ?? 'default';
    changedProfile = place.type === 'profile' ? name : null;
    return changeSetting(current, key, place, value, name, checkConfiguration);
  });
  return {
    data: { path, key, value, profile: changedProfile } satisfies ConfigSetData,
    text: localized('{key} is {value} now, in {path}.', { key, value: redactKeys(shorten(formatValue(value))), path }),
  };
}

/** `clawwits config unset <key>`: removes a value from the user's configuration file. */
export async function unsetSetting(
  key: string,
  { profile }: ChangeOptions,
  { io }: CommandContext,
): Promise<CommandOutcome> {
  const place = requireSetting(key);
  const path = configurationPath(io);
  const { checkConfiguration } = await import('../../config/configuration-schema.ts');
  let [changedProfile, wasSet]: [string | null, boolean] = [null, false];
  await updateConfiguration(path, io.platform, (current) => {
    const name = profile ?? current.default_profile ?? 'default';
    changedProfile = place.type === 'profile' ? name : null;
    const changed = changeSetting(current, key, place, null, name, checkConfiguration);
    wasSet = JSON.stringify(changed) !== JSON.stringify(current);
    return changed;
  });
  return {
    data: { path, key, profile: changedProfile, was_set: wasSet } satisfies ConfigUnsetData,
    text: wasSet
      ? localized('{key} is removed from {path}.', { key, path })
      : localized('{key} was not set in {path}.', { key, path }),
  };
}

/** @throws {CommandError} naming the settings that there are, or one that resembles the key */
export function requireSetting(key: string): SettingPlace {
  const place = findSetting(key);
  if (place !== null) return place;
  const [similar] = findSimilar(key, settingKeys);
  const known = [...settingKeys, ...settingTables.map((table) => `${table}.<name>`)].join(', ');
  throw new CommandError(localized('There is no setting "{key}".', { key }), {
    exitCode: exitCodes.usage,
    code: 'unknown_setting',
    hint:
      similar === undefined
        ? localized('There are: {fields}.', { fields: known })
        : localized('Did you mean {word}?', { word: similar }),
  });
}

/** Formats a setting's value for people. */
export const formatValue = (value: unknown): string => (Array.isArray(value) ? JSON.stringify(value) : String(value));

/** Shortens a value, such as a template, to what a line takes. */
export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
