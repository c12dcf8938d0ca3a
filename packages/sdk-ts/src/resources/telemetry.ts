import {
  type TelemetryEvent,
  type TelemetryPing,
  type TelemetryReceipt,
  type TelemetryStats,
  telemetryBatch,
  telemetryEvent,
  telemetryPing,
  telemetryStats,
} from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import {
  type TelemetryBatchParams,
  type TelemetryEventParams,
  type TelemetryPingParams,
  writeTelemetry,
  writeTelemetryBatch,
} from '../wire/telemetry.ts';

/** `client.telemetry`: reports of installations of Clew Code. All but `stats` are anonymous and send no key. */
export interface Telemetry {
  /**
   * Reports that an installation is alive. Costs nothing.
   *
   * @param params in camelCase or in the wire's snake_case
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/telemetry/ping`
   */
  ping(params: TelemetryPingParams, options?: RequestOptions): ClawwitsPromise<TelemetryReceipt>;
  /**
   * Records an event of an installation. Costs nothing.
   *
   * @param params in camelCase or in the wire's snake_case; the keys of `properties` are your own
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/telemetry/event`
   *
   * @example
   * await client.telemetry.event({ instanceId: 'a1b2', event: 'command', properties: { name: 'chat' } });
   */
  event(params: TelemetryEventParams, options?: RequestOptions): ClawwitsPromise<TelemetryReceipt>;
  /**
   * Records several events in one call. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/telemetry/batch`
   */
  batch(params: TelemetryBatchParams, options?: RequestOptions): ClawwitsPromise<TelemetryReceipt>;
  /**
   * Sums up what installations have reported. Costs nothing; for the tier Enterprise.
   *
   * @param options for this call alone
   * @throws {PermissionError} `plan_required` on other tiers
   * @see docs/contract.md §2, `GET /v1/telemetry/stats`
   */
  stats(options?: RequestOptions): ClawwitsPromise<TelemetryStats>;
}

/** Builds the resource over a client's core. */
export function createTelemetry(core: ClientCore): Telemetry {
  return {
    ping: (params, options) =>
      callJson<TelemetryReceipt>(
        core,
        { endpoint: telemetryPing, body: () => writeTelemetry<TelemetryPing>(params), options },
        readReceipt(1),
      ),
    event: (params, options) =>
      callJson<TelemetryReceipt>(
        core,
        { endpoint: telemetryEvent, body: () => writeTelemetry<TelemetryEvent>(params), options },
        readReceipt(1),
      ),
    batch: (params, options) =>
      callJson<TelemetryReceipt>(
        core,
        { endpoint: telemetryBatch, body: () => writeTelemetryBatch(params), options },
        readReceipt(params?.events?.length),
      ),
    stats: (options) => callJson<TelemetryStats>(core, { endpoint: telemetryStats, body: null, options }),
  };
}

/** Reads the answer of an endpoint that may send no body. */
const readReceipt = (accepted: number) => (text: string) =>
  text === '' ? { value: { ok: true as const, accepted } } : null;
