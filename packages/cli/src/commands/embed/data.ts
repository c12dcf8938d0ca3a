import * as z from 'zod';
import { count, type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

const id = z.nullable(z.union([text, z.number()])).describe('The one that came with the text, where one did.');

const embeddings = z.strictObject({
  count,
  dimensions: count,
  embeddings: z.array(z.strictObject({ index: count, id, embedding: z.array(z.number()) })),
});

export const data = {
  embed: { data: embeddings, isKeptOnFailure: true },
} as const satisfies DataByName;

export type EmbedData = DataOf<typeof data.embed>;
