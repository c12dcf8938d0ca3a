import * as z from 'zod';
import { type DataByName, type DataOf, gateway, maybe, text } from '../../program/data-schemas.ts';

export const data = {
  whoami: {
    data: z.strictObject({
      sandbox: z.boolean(),
      gateway,
      gateway_from: text,
      profile: maybe,
      base_url: maybe,
      base_url_from: maybe,
      api_key_from: maybe,
      email: maybe,
      session_expires_at: maybe,
      settings: z.record(text, z.strictObject({ value: z.union([text, z.number(), z.boolean()]), from: text })),
      path: maybe,
      project: maybe,
    }),
  },
} as const satisfies DataByName;

export type WhoamiData = DataOf<typeof data.whoami>;
