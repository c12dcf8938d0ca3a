import * as z from 'zod';
import { count, type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

const id = z.nullable(z.union([text, z.number()])).describe('The one that came with the text, where one did.');

export const data = {
  similar: {
    data: z.strictObject({
      query: text,
      count,
      matches: z.array(z.strictObject({ index: count, id, score: z.number(), text })),
    }),
  },
} as const satisfies DataByName;

export type SimilarData = DataOf<typeof data.similar>;
