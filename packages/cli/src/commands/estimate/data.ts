import * as z from 'zod';
import { count, type DataByName, type DataOf } from '../../program/data-schemas.ts';

export const data = {
  estimate: {
    data: z.strictObject({ requests: count, input_tokens: count, max_output_tokens: count, reserved_wits: count }),
  },
} as const satisfies DataByName;

export type EstimateData = DataOf<typeof data.estimate>;
