import type { Endpoint, GatewayProfile } from '@clawwits/contract';
import type { ConfigurationError } from '../errors/error-classes.ts';
import { invalidOption } from '../errors/invalid.ts';

/**
 * The headers that all calls of one kind send: to one endpoint, for one kind of answer. They are put together once, the key
 * included, and copied for each attempt: an object that grows name by name is dear to make, and dear to read for undici.
 */
export interface CommonHeaders {
  readonly hasBody: boolean;
  /** All but the key's; an empty one stands in the place of an idempotency key. */
  readonly unsigned: Readonly<Record<string, string>>;
  /** The same with a key; made anew where the key is another one. */
  signed: { readonly apiKey: string; readonly headers: Readonly<Record<string, string>> } | null;
}

/** What a client's calls have sent so far, by endpoint and kind of answer. */
export type CommonHeadersTable = WeakMap<Endpoint, Map<string, CommonHeaders>>;

/** What of a client its headers are made of. */
interface ClientHeaders {
  readonly gateway: GatewayProfile;
  readonly headers: Readonly<Record<string, string>>;
  readonly commonHeaders: CommonHeadersTable;
}

/** The headers of a kind of call; made with the first of them. */
export function commonHeadersOf(
  client: ClientHeaders,
  endpoint: Endpoint,
  accept: string,
  hasBody: boolean,
): CommonHeaders {
  let ofEndpoint = client.commonHeaders.get(endpoint);
  if (ofEndpoint === undefined) {
    ofEndpoint = new Map();
    client.commonHeaders.set(endpoint, ofEndpoint);
  }
  const known = ofEndpoint.get(accept);
  if (known?.hasBody === hasBody) return known;
  const unsigned: Record<string, string> = { accept };
  addHeaders(unsigned, client.headers);
  if (hasBody) unsigned['content-type'] = 'application/json';
  if (endpoint.method === 'POST') unsigned['idempotency-key'] = '';
  const made: CommonHeaders = { hasBody, unsigned, signed: null };
  ofEndpoint.set(accept, made);
  return made;
}

/** What of a request its headers are made of. */
interface HeaderSource {
  readonly endpoint: Endpoint;
  readonly common: CommonHeaders;
  readonly given: Readonly<Record<string, string>> | null;
  readonly idempotencyKey: string | undefined;
}

/**
 * The headers of an attempt, as they are sent.
 *
 * @param apiKey not looked at for what is anonymous
 * @throws {ConfigurationError} `invalid_option` where no header can carry the key
 */
export function writeHeaders(client: ClientHeaders, request: HeaderSource, apiKey: unknown): Record<string, string> {
  const { common, given, idempotencyKey } = request;
  const headers = { ...(request.endpoint.auth === 'key' ? sign(client, request, apiKey) : common.unsigned) };
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  if (given !== null) addHeaders(headers, given);
  return headers;
}

function sign(
  client: ClientHeaders,
  { common, endpoint }: HeaderSource,
  apiKey: unknown,
): Readonly<Record<string, string>> {
  if (common.signed !== null && common.signed.apiKey === apiKey) return common.signed.headers;
  const checked = checkHeader('apiKey', apiKey);
  const headers: Record<string, string> = {};
  addHeaders(headers, client.gateway.authenticate(checked, endpoint.dialect));
  addHeaders(headers, common.unsigned);
  common.signed = { apiKey: checked, headers };
  return headers;
}

/** Adds headers to others, which they replace. On Node 20 a second spread takes ten times as long. */
function addHeaders(headers: Record<string, string>, more: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(more)) headers[name] = more[name] as string;
}

/**
 * A header's value, if it can be one.
 *
 * @throws {ConfigurationError} `invalid_option`
 */
export function checkHeader(name: string, value: unknown): string {
  if (typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]+$/.test(value)) return value;
  throw invalidOption(`The option "${name}" must be a text of one line that a header can carry.`);
}

/** Request headers: an object, a `Headers`, a `Map`, or an array of entries. */
export type HeadersOption = Readonly<Record<string, string>> | Iterable<readonly [name: string, value: string]>;

/**
 * Reads headers as a caller gives them, names in lower case.
 *
 * @throws {ConfigurationError} `invalid_option`
 */
export function readHeaders(headers: HeadersOption): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) throw invalidHeaders();
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    entries.map((entry) => {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string') throw invalidHeaders();
      const [name, value] = entry as [string, unknown];
      return [name.toLowerCase(), checkHeader(`headers["${name}"]`, value)];
    }),
  );
}

const invalidHeaders = (): ConfigurationError =>
  invalidOption('The option "headers" takes an object, a Headers, a Map or an array of [name, value].');
