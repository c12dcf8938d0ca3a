import type { JsonObject } from './shared.ts';

/**
 * The body of `POST /v1/telemetry/ping`.
 * @see docs/contract.md §2
 */
export interface TelemetryPing {
  /** An anonymous name of the installation. */
  instance_id: string;
  /** The version that is installed. */
  version?: string | undefined;
  /** The operating system. */
  platform?: string | undefined;
}

/**
 * The body of `POST /v1/telemetry/event`.
 * @see docs/contract.md §2
 */
export interface TelemetryEvent {
  /** An anonymous name of the installation. */
  instance_id: string;
  /** Name of the event. */
  event: string;
  /** More about it; its keys are your own. */
  properties?: JsonObject | undefined;
  /** Time of the event, as an ISO 8601 date. Default: its arrival. */
  timestamp?: string | undefined;
}

/** The body of `POST /v1/telemetry/batch`. */
export interface TelemetryBatch {
  /** At least one. */
  events: TelemetryEvent[];
}

/** The answer to a record of telemetry. */
export interface TelemetryReceipt {
  ok: true;
  /** Number of events that were recorded. */
  accepted: number;
}

/** The answer of `GET /v1/telemetry/stats`. */
export interface TelemetryStats {
  /** Number of installations that have reported. */
  instances: number;
  /** Heartbeats. */
  pings: number;
  /** Events. */
  events: number;
  /** Number of records of each event, by its name. */
  events_by_name: Record<string, number>;
}
