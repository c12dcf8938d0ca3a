import * as account from './account.ts';
import type { Endpoint } from './endpoint.ts';
import * as inference from './inference.ts';
import * as service from './service.ts';

/** Every endpoint of every gateway, by name. */
export const endpoints = { ...inference, ...account, ...service } as const satisfies Record<string, Endpoint>;

/** The name of an endpoint. */
export type EndpointName = keyof typeof endpoints;
