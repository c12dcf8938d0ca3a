import * as z from 'zod';
import { type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

export const data = {
  completion: { data: z.strictObject({ shell: text, script: text }) },
  'completion words': { data: z.null() },
} as const satisfies DataByName;

export type CompletionData = DataOf<typeof data.completion>;
