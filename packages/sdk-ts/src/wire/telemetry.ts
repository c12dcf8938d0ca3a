import type { TelemetryBatch, TelemetryEvent, TelemetryPing } from '@clawwits/contract';
import { invalidParams } from '../errors/invalid.ts';
import { expectParams, expectText } from './expect.ts';
import { type CompleteNameTable, type InOneSpelling, type NamesOfSeveralWords, translate } from './translate.ts';

/** Names the installation, in camelCase. */
interface InstanceCamelCaseParams {
  /** An anonymous name of the installation. */
  instanceId: string;
}

const names = {
  instanceId: true,
} as const satisfies CompleteNameTable<TelemetryPing> & CompleteNameTable<TelemetryEvent>;

type InEitherSpelling<Wire> = InOneSpelling<Omit<Wire, NamesOfSeveralWords<Wire>> & InstanceCamelCaseParams, Wire>;

/** The parameters of `telemetry.ping`: in camelCase, or in the wire's snake_case. */
export type TelemetryPingParams = InEitherSpelling<TelemetryPing>;

/** The parameters of `telemetry.event`: in camelCase, or in the wire's snake_case. */
export type TelemetryEventParams = InEitherSpelling<TelemetryEvent>;

/** The parameters of `telemetry.batch`. */
export interface TelemetryBatchParams {
  /** At least one. */
  events: readonly TelemetryEventParams[];
}

/**
 * Writes a report of an installation with the names of the wire.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeTelemetry<Wire extends TelemetryPing | TelemetryEvent>(params: InEitherSpelling<Wire>): Wire {
  expectParams(params, '{ instanceId: "…" }');
  const body = translate(params, names);
  expectText('instanceId', body['instance_id']);
  return body as unknown as Wire;
}

/**
 * Writes several events as the wire names them.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeTelemetryBatch(params: TelemetryBatchParams): TelemetryBatch {
  expectParams(params, '{ events: [{ instanceId: "…", event: "…" }] }');
  if (!Array.isArray(params.events) || params.events.length === 0) {
    throw invalidParams('"events" must be an array of at least one event.');
  }
  return { events: params.events.map((event: TelemetryEventParams) => writeTelemetry<TelemetryEvent>(event)) };
}
