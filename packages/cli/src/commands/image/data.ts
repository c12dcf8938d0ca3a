import * as z from 'zod';
import { count, type DataByName, type DataOf, maybe, text } from '../../program/data-schemas.ts';

const images = z.strictObject({
  images: z.array(z.strictObject({ path: text, media_type: text, bytes: count, revised_prompt: maybe })),
});

export const data = {
  image: { data: images, isKeptOnFailure: true },
} as const satisfies DataByName;

export type ImageData = DataOf<typeof data.image>;
