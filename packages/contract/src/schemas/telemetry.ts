import * as z from 'zod';
import { countSchema, jsonObjectSchema } from './shared.ts';

/** The body of `POST /v1/telemetry/ping`. */
export const telemetryPingSchema = z.object({
  instance_id: z.string().min(1),
  version: z.string().optional(),
  platform: z.string().optional(),
});

/** The body of `POST /v1/telemetry/event`. */
export const telemetryEventSchema = z.object({
  instance_id: z.string().min(1),
  event: z.string().min(1),
  properties: jsonObjectSchema.optional(),
  timestamp: z.string().optional(),
});

/** The body of `POST /v1/telemetry/batch`. */
export const telemetryBatchSchema = z.object({ events: z.array(telemetryEventSchema).min(1) });

/** The answer to a record of telemetry. */
export const telemetryReceiptSchema = z.object({ ok: z.literal(true), accepted: countSchema });

/** The answer of `GET /v1/telemetry/stats`. */
export const telemetryStatsSchema = z.object({
  instances: countSchema,
  pings: countSchema,
  events: countSchema,
  events_by_name: z.record(z.string(), z.number()),
});
