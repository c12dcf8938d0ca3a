import { CommandError, type OwnCode } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { redactKeys } from '../errors/redact-keys.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { sandboxProfile } from './choose-profile.ts';
import type { Configuration, checkConfiguration, Profile } from './configuration-schema.ts';
import { gatewayNames } from './gateway-facts.ts';
import { withoutKey } from './key-place.ts';
import { type SettingPlace, type SettingType, typeOfSetting } from './setting-keys.ts';

/** A value of a setting, as the configuration file has it. */
export type SettingValue = string | number | boolean | readonly string[];

/**
 * Reads a setting's value from a word of the command line.
 *
 * @throws {CommandError} naming the values that it takes
 */
export function readSettingValue(key: string, place: SettingPlace, text: string): SettingValue {
  const type = typeOfSetting(place);
  if (type === 'secret') {
    throw refuse(
      'usage',
      localized('A key is never an argument: other users of this machine could see it.'),
      localized('Store it with: {command}', { command: 'clawwits login' }),
    );
  }
  const value = readValue(type, text);
  if (value !== null) return value;
  throw refuse(
    'invalid_setting',
    localized('{key} does not take the value "{value}".', { key, value: redactKeys(text) }),
    localized('It takes {values}.', { values: describeType(type) }),
  );
}

function readValue(type: Exclude<SettingType, 'secret'>, text: string): SettingValue | null {
  switch (type) {
    case 'text':
    case 'profile':
      return text === '' ? null : text;
    case 'number':
      return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : null;
    case 'gateway':
      return gatewayNames.find((name) => name === text) ?? null;
    case 'address':
      return isAddress(text) ? text : null;
    case 'list':
      return readList(text);
  }
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** Reads a JSON list of texts. A single word would be the program, and one of several words is a mistake. */
function readList(text: string): readonly string[] | null {
  if (/^[^\s[\]]+$/.test(text)) return [text];
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
    return isList ? value : null;
  } catch {
    return null; // The caller names what it takes.
  }
}

function describeType(type: SettingType): LocalizedMessage {
  switch (type) {
    case 'number':
      return localized('a number');
    case 'boolean':
      return localized('true or false');
    case 'gateway':
      return localized('one of {names}', { names: gatewayNames.join(', ') });
    case 'address':
      return localized('an http or https address without a password in it');
    case 'list':
      return localized('a program, or a JSON list such as {example}', { example: '["pass", "show", "clawwits"]' });
    default:
      return localized('a text that is not empty');
  }
}

/**
 * Sets a value of the configuration, or removes it.
 *
 * @param value the new value; `null` removes the setting
 * @param profileName the profile that a profile's setting belongs to
 * @param check checks the new configuration; its module is loaded on demand
 * @throws {CommandError} if the configuration would not be valid
 */
export function changeSetting(
  current: Configuration,
  key: string,
  place: SettingPlace,
  value: SettingValue | null,
  profileName: string,
  check: typeof checkConfiguration,
): Configuration {
  const checked = check(apply(current, place, value, profileName));
  if (!('problem' in checked)) return checked;
  throw refuse(
    'invalid_setting',
    localized('The value of {key} is not valid. {problem}', { key, problem: checked.problem }),
    localized('Nothing was changed.'),
  );
}

function apply(current: Configuration, place: SettingPlace, value: SettingValue | null, profileName: string) {
  const { profiles = {} } = current;
  switch (place.type) {
    case 'default-profile': {
      if (value === null) return without(current, 'default_profile');
      if (value !== sandboxProfile && !Object.hasOwn(profiles, String(value)))
        throw unknownProfile(String(value), current);
      return { ...current, default_profile: value };
    }
    case 'usage-log':
      return value === null ? without(current, 'usage_log') : { ...current, usage_log: value };
    case 'entry': {
      const { [place.table]: table = {} } = current;
      const entries = value === null ? without(table, place.name) : { ...table, [place.name]: value };
      return Object.keys(entries).length === 0 ? without(current, place.table) : { ...current, [place.table]: entries };
    }
    case 'profile': {
      const known = Object.hasOwn(profiles, profileName) ? profiles[profileName] : undefined;
      const begins = place.name === 'gateway' || place.name === 'base_url';
      if (known === undefined && (!begins || profileName === sandboxProfile || value === null)) {
        throw unknownProfile(profileName, current);
      }
      if (begins && known?.api_key !== undefined && known[place.name] !== value) throw keyBelongsElsewhere(profileName);
      const profile = changeProfile(known ?? {}, place.name, value);
      return {
        ...current,
        ...(known === undefined && { default_profile: current.default_profile ?? profileName }),
        profiles: { ...profiles, [profileName]: profile },
      };
    }
  }
}

function changeProfile(profile: Profile, name: keyof Profile, value: SettingValue | null) {
  if (value !== null) return { ...profile, [name]: value };
  // The session that a key is the token of goes with it.
  return name === 'api_key' ? withoutKey(profile) : without(profile, name);
}

function without<Value extends object>(value: Value, name: string): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)) as Partial<Value>;
}

function unknownProfile(name: string, { profiles = {} }: Configuration): CommandError {
  const known = [...Object.keys(profiles), sandboxProfile].map((other) => `"${other}"`).join(', ');
  return refuse(
    'unknown_profile',
    localized('There is no profile "{name}".', { name }),
    localized('These are there: {known}. Make one with: clawwits login --profile {name}', { known, name }),
  );
}

const keyBelongsElsewhere = (name: string): CommandError =>
  refuse(
    'key_of_another_gateway',
    localized('The profile "{name}" holds a key, which would be sent to the new address.', { name }),
    localized('Remove the key first: {command}', { command: `clawwits logout --profile ${name}` }),
  );

const refuse = (code: OwnCode, message: LocalizedMessage, hint: LocalizedMessage): CommandError =>
  new CommandError(message, { exitCode: exitCodes.usage, code, hint });
