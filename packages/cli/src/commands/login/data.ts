import * as z from 'zod';
import { type DataByName, type DataOf, gateway, maybe, text } from '../../program/data-schemas.ts';

export const data = {
  login: {
    data: z.strictObject({
      profile: text,
      gateway,
      base_url: text,
      path: text,
      user_id: maybe,
      email: maybe,
      session_expires_at: maybe,
    }),
  },
} as const satisfies DataByName;

export type LoginData = DataOf<typeof data.login>;
