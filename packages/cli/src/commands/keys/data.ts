import * as z from 'zod';
import { type DataByName, type DataOf, maybe, text } from '../../program/data-schemas.ts';

const key = {
  id: text,
  name: text,
  prefix: text.describe('The first characters of the secret.'),
  created_at: text,
  last_used_at: z.optional(maybe),
};

export const data = {
  'keys list': { data: z.strictObject({ keys: z.array(z.object(key)) }) },
  'keys create': { data: z.object({ ...key, key: text.describe('The secret itself, shown this once.') }) },
  'keys revoke': { data: z.strictObject({ id: text, revoked: z.literal(true) }) },
} as const satisfies DataByName;

export type KeysListData = DataOf<(typeof data)['keys list']>;
export type KeysCreateData = DataOf<(typeof data)['keys create']>;
export type KeysRevokeData = DataOf<(typeof data)['keys revoke']>;
