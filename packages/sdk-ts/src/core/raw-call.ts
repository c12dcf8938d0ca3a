import type { Endpoint } from '@clawwits/contract';
import { invalidParams, mistypedOption } from '../errors/invalid.ts';
import type { CallDefinition, ClientCore, Query, RequestOptions } from './call.ts';
import { resolveTarget } from './target.ts';

/** Options of a call to a path of your own choice. */
export interface RawRequestOptions extends RequestOptions {
  /** Body, sent as JSON. Default: no body. */
  body?: object | undefined;
  /** Query of the address. */
  query?: Query | undefined;
  /** `none` sends no key. Default `key`. */
  auth?: Endpoint['auth'] | undefined;
}

const methods: readonly string[] = ['GET', 'POST', 'DELETE'] satisfies Endpoint['method'][];

/** A call that no endpoint of the table describes. A `POST` counts as one that may be billed. */
export function defineRawCall(
  { baseURL }: ClientCore,
  method: Endpoint['method'],
  path: string,
  given: RawRequestOptions,
): CallDefinition {
  const isObject = typeof given === 'object' && given !== null;
  const { body, query, auth = 'key', ...options }: RawRequestOptions = isObject ? given : {};
  const endpoint: Endpoint = {
    name: 'request',
    sdk: 'request',
    method,
    path,
    auth,
    scopes: null,
    isBilled: method === 'POST',
    dialect: typeof path === 'string' && /^\/v1\/messages\b/.test(path) ? 'anthropic' : 'native',
  };
  return {
    endpoint,
    target() {
      if (auth !== 'key' && auth !== 'none') throw mistypedOption('auth', '"key" or "none"', auth);
      return resolveTarget(baseURL, path, query ?? {});
    },
    body: body === undefined && methods.includes(method) ? null : () => checkBody(method, body),
    // Options that are no object are refused where those of every call are checked.
    options: isObject ? options : given,
  };
}

function checkBody(method: Endpoint['method'], body: object | undefined): object {
  if (!methods.includes(method)) throw invalidParams('The method is one of "GET", "POST" and "DELETE".');
  if (typeof body === 'object' && body !== null && method !== 'GET') return body;
  throw invalidParams('The body must be an object or an array, and a GET has none.');
}
