import type { Endpoint } from './endpoint.ts';

/**
 * Lists the plugins of the marketplace.
 * @see docs/contract.md §2
 */
export const pluginsList = {
  name: 'pluginsList',
  method: 'GET',
  path: '/v1/plugins',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'plugins.list',
} as const satisfies Endpoint;

/**
 * Describes a plugin.
 * @see docs/contract.md §2
 */
export const pluginsRetrieve = {
  name: 'pluginsRetrieve',
  method: 'GET',
  path: '/v1/plugins/:name',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'plugins.retrieve',
} as const satisfies Endpoint;

/**
 * Returns the latest version of Clew Code.
 * @see docs/contract.md §2
 */
export const updatesLatest = {
  name: 'updatesLatest',
  method: 'GET',
  path: '/v1/updates',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'updates.latest',
} as const satisfies Endpoint;

/**
 * Checks for a later version than the caller's.
 * @see docs/contract.md §2
 */
export const updatesCheck = {
  name: 'updatesCheck',
  method: 'GET',
  path: '/v1/updates/check',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'updates.check',
} as const satisfies Endpoint;

/**
 * Reports that an installation is alive.
 * @see docs/contract.md §2
 */
export const telemetryPing = {
  name: 'telemetryPing',
  method: 'POST',
  path: '/v1/telemetry/ping',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'telemetry.ping',
} as const satisfies Endpoint;

/**
 * Records an event.
 * @see docs/contract.md §2
 */
export const telemetryEvent = {
  name: 'telemetryEvent',
  method: 'POST',
  path: '/v1/telemetry/event',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'telemetry.event',
} as const satisfies Endpoint;

/**
 * Records several events.
 * @see docs/contract.md §2
 */
export const telemetryBatch = {
  name: 'telemetryBatch',
  method: 'POST',
  path: '/v1/telemetry/batch',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'telemetry.batch',
} as const satisfies Endpoint;

/**
 * Returns statistics of the reports of installations.
 * @see docs/contract.md §2
 */
export const telemetryStats = {
  name: 'telemetryStats',
  method: 'GET',
  path: '/v1/telemetry/stats',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'telemetry.stats',
} as const satisfies Endpoint;

/**
 * Checks whether the gateway is ready.
 * @see docs/contract.md §3
 */
export const healthReady = {
  name: 'healthReady',
  method: 'GET',
  path: '/health/ready',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'health.ready',
} as const satisfies Endpoint;
