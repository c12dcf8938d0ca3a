import type {
  TelemetryBatch,
  TelemetryEvent,
  TelemetryPing,
  TelemetryReceipt,
  TelemetryStats,
} from '@clawwits/contract';
import { telemetryBatchSchema, telemetryEventSchema, telemetryPingSchema } from '@clawwits/contract/schemas';
import type { Telemetry } from '../state.ts';
import type { ClewAnonymous, ClewKeyed } from './clew-handler.ts';

/** Anybody may send: memory is bounded. */
const mostNames = 10_000;

const anonymous = 'anonymous';

/** A body whose fields are all optional. */
type Loose<Body> = { [Name in keyof Body]?: Body[Name] | undefined };

function recordInstance({ instances }: Telemetry, id: string): void {
  if (instances.size < mostNames) instances.add(id);
}

/** Every field is optional: installations without an id count as one. */
function recordEvent(
  telemetry: Telemetry,
  { instance_id = anonymous, event = 'unknown' }: Loose<TelemetryEvent>,
): void {
  const { eventsByName } = telemetry;
  recordInstance(telemetry, instance_id);
  telemetry.events += 1;
  if (eventsByName.has(event) || eventsByName.size < mostNames) {
    eventsByName.set(event, (eventsByName.get(event) ?? 0) + 1);
  }
}

/** `POST /v1/telemetry/ping`. */
export const recordPing: ClewAnonymous<Loose<TelemetryPing>> = {
  kind: 'anonymous',
  schema: telemetryPingSchema.partial(),
  answer({ state: { own }, body }): TelemetryReceipt {
    recordInstance(own.telemetry, body.instance_id ?? anonymous);
    own.telemetry.pings += 1;
    return { ok: true, accepted: 1 };
  },
};

/** `POST /v1/telemetry/event`. */
export const recordOne: ClewAnonymous<Loose<TelemetryEvent>> = {
  kind: 'anonymous',
  schema: telemetryEventSchema.partial(),
  answer({ state: { own }, body }): TelemetryReceipt {
    recordEvent(own.telemetry, body);
    return { ok: true, accepted: 1 };
  },
};

/** `POST /v1/telemetry/batch`. */
export const recordBatch: ClewAnonymous<TelemetryBatch> = {
  kind: 'anonymous',
  schema: telemetryBatchSchema,
  answer({ state: { own }, body: { events } }): TelemetryReceipt {
    for (const event of events) recordEvent(own.telemetry, event);
    return { ok: true, accepted: events.length };
  },
};

/** `GET /v1/telemetry/stats`: for the tier Enterprise. */
export const telemetryStats: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ state: { own } }): TelemetryStats {
    const { instances, pings, events, eventsByName } = own.telemetry;
    return { instances: instances.size, pings, events, events_by_name: Object.fromEntries(eventsByName) };
  },
};
