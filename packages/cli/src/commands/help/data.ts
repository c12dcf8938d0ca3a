import * as z from 'zod';
import { type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

export const data = {
  help: { data: z.strictObject({ topic: z.optional(text), text }) },
} as const satisfies DataByName;

export type HelpData = DataOf<typeof data.help>;
