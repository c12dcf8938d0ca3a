import * as z from 'zod';
import { type DataByName, type DataOf, maybe, text } from '../../program/data-schemas.ts';

export const data = {
  models: {
    data: z.strictObject({
      models: z.array(
        z.strictObject({
          id: text,
          provider: maybe,
          context_window: z.nullable(z.number()),
          price: z.nullable(
            z.strictObject({
              input_per_million: z.nullable(z.number()),
              output_per_million: z.nullable(z.number()),
              per_image: z.nullable(z.number()),
            }),
          ),
        }),
      ),
      aliases: z.record(text, text).describe('The aliases of models that the configuration has.'),
    }),
  },
} as const satisfies DataByName;

export type ModelsData = DataOf<typeof data.models>;
