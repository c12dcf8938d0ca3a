import * as z from 'zod';
import { type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

export const data = {
  logout: { data: z.strictObject({ profile: text, path: text, had_key: z.boolean() }) },
} as const satisfies DataByName;

export type LogoutData = DataOf<typeof data.logout>;
