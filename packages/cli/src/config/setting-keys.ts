import { isEntryName } from './entry-name.ts';
import { gatewayNames } from './gateway-facts.ts';

/** Types of a setting's value. */
export type SettingType = 'text' | 'number' | 'boolean' | 'list' | 'address' | 'gateway' | 'profile' | 'secret';

/** The settings of a profile, with the types of their values. */
export const profileSettings = {
  gateway: 'gateway',
  base_url: 'address',
  api_key: 'secret',
  credential_command: 'list',
  model: 'text',
  system: 'text',
  max_tokens: 'number',
  max_wits: 'number',
  temperature: 'number',
  markdown: 'boolean',
} as const satisfies Record<string, SettingType>;

/** Name of a profile's setting. */
export type ProfileSetting = keyof typeof profileSettings;

/** The tables of the configuration whose entries have names of the user's choice. */
export const settingTables = ['aliases', 'templates'] as const;
export type SettingTable = (typeof settingTables)[number];

/** The place of a setting in the configuration file. */
export type SettingPlace =
  | { readonly type: 'profile'; readonly name: ProfileSetting }
  | { readonly type: 'default-profile' }
  | { readonly type: 'usage-log' }
  | { readonly type: 'entry'; readonly table: SettingTable; readonly name: string };

/** Every key with a fixed name, in the order of a list. */
export const settingKeys: readonly string[] = ['default_profile', 'usage_log', ...Object.keys(profileSettings)];

/** Finds the place of a key such as `model` or `aliases.fast`; `null` if there is no such setting. */
export function findSetting(key: string): SettingPlace | null {
  if (key === 'default_profile') return { type: 'default-profile' };
  if (key === 'usage_log') return { type: 'usage-log' };
  if (Object.hasOwn(profileSettings, key)) return { type: 'profile', name: key as ProfileSetting };
  for (const table of settingTables) {
    const name = key.slice(table.length + 1);
    if (key.startsWith(`${table}.`) && isEntryName(name)) return { type: 'entry', table, name };
  }
  return null;
}

/** Type of a setting's value. */
export function typeOfSetting(place: SettingPlace): SettingType {
  switch (place.type) {
    case 'profile':
      return profileSettings[place.name];
    case 'default-profile':
      return 'profile';
    case 'usage-log':
      return 'boolean';
    case 'entry':
      return 'text';
  }
}

/** The values that a setting takes; empty if they cannot be listed. */
export function valuesOfSetting(key: string): readonly string[] {
  const place = findSetting(key);
  const type = place === null ? 'text' : typeOfSetting(place);
  if (type === 'gateway') return gatewayNames;
  return type === 'boolean' ? ['true', 'false'] : [];
}
