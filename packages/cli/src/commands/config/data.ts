import * as z from 'zod';
import { amount, count, type DataByName, type DataOf, gateway, maybe, text } from '../../program/data-schemas.ts';

const settings = {
  model: z.optional(text),
  system: z.optional(text),
  max_tokens: z.optional(count),
  max_wits: z.optional(count),
  markdown: z.optional(z.boolean()),
  temperature: z.optional(amount),
};

const profile = z.strictObject({
  gateway: z.optional(gateway),
  base_url: z.optional(text),
  api_key_expires_at: z.optional(text),
  email: z.optional(text),
  credential_command: z.optional(z.array(text)),
  ...settings,
  has_key: z.boolean(),
});

const value = z.union([text, z.number(), z.boolean(), z.array(text)]);

const setting = z.strictObject({
  key: text,
  value: z.nullable(value).describe('Null for a key that is not to be shown.'),
  source: z.enum(['flag', 'environment', 'project', 'user', 'default']),
  from: maybe.describe('The option, the variable or the file that the value comes from.'),
});

export const data = {
  'config show': {
    data: z.strictObject({ path: text, default_profile: maybe, profiles: z.record(text, profile) }),
  },
  'config use': { data: z.strictObject({ path: text, default_profile: text }) },
  'config set': { data: z.strictObject({ path: text, key: text, value, profile: maybe }) },
  'config unset': { data: z.strictObject({ path: text, key: text, profile: maybe, was_set: z.boolean() }) },
  'config get': { data: setting },
  'config list': { data: z.strictObject({ settings: z.array(setting) }) },
} as const satisfies DataByName;

export type ConfigShowData = DataOf<(typeof data)['config show']>;
export type ConfigUseData = DataOf<(typeof data)['config use']>;
export type ConfigSetData = DataOf<(typeof data)['config set']>;
export type ConfigUnsetData = DataOf<(typeof data)['config unset']>;
export type ConfigGetData = DataOf<(typeof data)['config get']>;
export type ConfigListData = DataOf<(typeof data)['config list']>;
