import { type Dialect, type Endpoint, type EndpointName, endpoints, type GatewayProfile } from '@clawwits/contract';
import type { EndpointHandler } from '../endpoints/endpoint-handler.ts';
import type { Handlers } from '../gateways/gateway-definition.ts';

/** A request's endpoint, and what serves it. */
export interface Route {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  readonly handler: EndpointHandler;
  /** Variable part of the path; empty if the path has no such part. */
  readonly param: string;
}

/** The endpoints of one gateway. */
export interface RouteTable {
  /** Finds the endpoint of a request: method and path must be exactly those of the contract's table. */
  find(method: string, path: string): Route | undefined;
  /** Dialect of the errors on a path. */
  dialectOf(path: string): Dialect;
}

/** Reads a variable part of a path; `null` if it is invalid. */
function readParam(encoded: string): string | null {
  if (encoded === '' || encoded.includes('/')) return null;
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Creates the table of a gateway's endpoints. Endpoints without a handler are left out. */
export function createRouteTable(profile: GatewayProfile, handlers: Handlers): RouteTable {
  const exact = new Map<string, Route>();
  const open: { readonly prefix: string; readonly route: Route }[] = [];
  const dialects = new Map<string, Dialect>();
  for (const name of profile.endpoints) {
    const handler = handlers[name];
    if (handler === undefined) continue;
    const endpoint: Endpoint = endpoints[name];
    const path = profile.paths[name] ?? endpoint.path;
    const route = { name, endpoint, handler, param: '' };
    const variable = path.indexOf(':');
    if (variable === -1) exact.set(`${endpoint.method} ${path}`, route);
    else open.push({ prefix: `${endpoint.method} ${path.slice(0, variable)}`, route });
    dialects.set(path, endpoint.dialect);
  }

  return {
    find(method, path) {
      const key = `${method} ${path}`;
      const route = exact.get(key);
      if (route !== undefined) return route;
      for (const { prefix, route } of open) {
        const param = key.startsWith(prefix) ? readParam(key.slice(prefix.length)) : null;
        if (param !== null) return { ...route, param };
      }
      return undefined;
    },
    dialectOf: (path) => dialects.get(path) ?? 'openai',
  };
}
