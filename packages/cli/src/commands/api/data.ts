import * as z from 'zod';
import { count, type DataByName, type DataOf, maybe } from '../../program/data-schemas.ts';

export const data = {
  api: {
    data: z.strictObject({
      status: count,
      request_id: maybe,
      content_type: maybe,
      bytes: count,
      body: z.unknown().describe('JSON as it is, any other text as a text; null where it is empty or no text.'),
      body_base64: maybe.describe('What is no text: an image, a sound.'),
    }),
  },
} as const satisfies DataByName;

export type ApiData = DataOf<typeof data.api>;
