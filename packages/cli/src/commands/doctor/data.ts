import * as z from 'zod';
import { type DataByName, type DataOf, maybe, text } from '../../program/data-schemas.ts';

const checks = z.strictObject({
  checks: z.array(
    z.strictObject({
      name: text,
      status: z.enum(['ok', 'wrong', 'unknown']),
      message: text,
      code: maybe.describe('Where it is wrong: the code that commands fail with.'),
      hint: maybe,
    }),
  ),
});

export const data = {
  doctor: { data: checks, isKeptOnFailure: true },
} as const satisfies DataByName;

export type DoctorData = DataOf<typeof data.doctor>;
