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

export const data = {
  'config show': {
    data: z.strictObject({ path: text, default_profile: maybe, profiles: z.record(text, profile) }),
  },
  'config use': { data: z.strictObject({ path: text, default_profile: text }) },
} as const satisfies DataByName;

export type ConfigShowData = DataOf<(typeof data)['config show']>;
export type ConfigUseData = DataOf<(typeof data)['config use']>;
