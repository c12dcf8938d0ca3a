import * as z from 'zod';
import { type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

const listening = z.strictObject({ base_url: text, api_key: text });

export const data = {
  gateway: {
    data: z.union([
      listening,
      z.strictObject({ gateways: z.record(text, listening) }),
      z.strictObject({ text: text.describe('Its help.') }),
    ]),
  },
} as const satisfies DataByName;

export type GatewayData = DataOf<typeof data.gateway>;
