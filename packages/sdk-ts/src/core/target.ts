import type { Endpoint } from '@clawwits/contract';
import { describeValue, invalidParams, mistypedOption } from '../errors/invalid.ts';
import { parseURL } from '../transport/parse-url.ts';
import type { RequestTarget } from '../transport/transport.ts';
import type { CallDefinition, ClientCore, Query } from './call.ts';

/**
 * Address of a call.
 *
 * @throws {ConfigurationError} `invalid_params` where a value cannot be part of a path
 */
export function targetOf(core: ClientCore, { endpoint, pathParams, query }: CallDefinition): RequestTarget {
  const { targets, gateway, baseURL } = core;
  if (pathParams === undefined && query === undefined) {
    // The same few URLs for most calls, so each is made once.
    const known = targets.get(endpoint.path);
    if (known !== undefined) return known;
  }
  const ownPaths: Readonly<Record<string, string | undefined>> = gateway.paths;
  const path = fillPath(ownPaths[endpoint.name] ?? endpoint.path, pathParams ?? {});
  const target = resolveTarget(baseURL, path, query ?? {});
  if (pathParams === undefined && query === undefined) targets.set(endpoint.path, target);
  return target;
}

function fillPath(path: Endpoint['path'], pathParams: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value: unknown = pathParams[name];
    // "." and ".." are steps in a path, however they are written.
    if (typeof value === 'string' && value !== '' && !/^\.\.?$|[\ud800-\udfff]/u.test(value))
      return encodeURIComponent(value);
    throw invalidParams(`"${name}" must be a text that names one thing; got ${describeValue(value)}.`);
  });
}

/**
 * An address below the gateway's root.
 *
 * @throws {ConfigurationError} `invalid_params` where the path leads elsewhere
 */
export function resolveTarget(baseURL: string, path: string, query: Query): RequestTarget {
  const isPath = typeof path === 'string' && /^\/(?![/\\])[^#\s]*$/.test(path);
  const url = isPath ? parseURL(baseURL + path) : null;
  if (url === null || !url.href.startsWith(`${baseURL}/`)) {
    throw invalidParams('The path must begin with one "/" and stay below the base URL: "/v1/models" for one.');
  }
  if (typeof query !== 'object') throw mistypedOption('query', 'an object', query);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (!/^(string|boolean)$/.test(typeof value) && !Number.isFinite(value)) {
      throw mistypedOption(name, 'a text or a number', value);
    }
    url.searchParams.append(name, String(value));
  }
  return { href: url.href, origin: url.origin, path: url.pathname + url.search };
}
