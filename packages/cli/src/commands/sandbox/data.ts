import * as z from 'zod';
import { type DataByName, type DataOf, maybe } from '../../program/data-schemas.ts';

export const data = {
  'sandbox reset': { data: z.strictObject({ path: maybe, had_spent: z.boolean() }) },
} as const satisfies DataByName;

export type SandboxResetData = DataOf<(typeof data)['sandbox reset']>;
