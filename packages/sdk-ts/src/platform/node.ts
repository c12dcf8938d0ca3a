import type { buildConnector } from 'undici';
import { invalidOption } from '../errors/invalid.ts';
import { createDispatcherTransport, type Dispatcher, type KnownDispatcher } from '../transport/dispatcher.ts';
import { createFetchTransport } from '../transport/fetch.ts';
import type { Transport } from '../transport/transport.ts';
import type { TransportOptions } from '../transport/transport-options.ts';
import { version } from '../version.ts';
import { decodeBase64 as decodeStrictly } from './base64.ts';
import type { Logger } from './logger.ts';

/**
 * Reads an environment variable. An empty one counts as unset, and so does one that may not be read: Deno throws without
 * `--allow-env`.
 */
export function readEnvironment(name: string): string | undefined {
  try {
    return process.env[name] || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Creates the transport: the `fetch` given; else the dispatcher given; else the one that Node's own `fetch` uses, as long as
 * nobody has replaced that `fetch` (test tools and frameworks do, to intercept calls) and the dispatcher can be reached. In
 * a `vm` context, such as Jest's, it cannot: there requests travel over the global `fetch`, or over `node:http` where that is
 * missing too. A proxy that the environment names carries them in each of these cases. Bun and Deno, which take this entry
 * too, use their own `fetch`.
 */
export function createTransport(options: TransportOptions): Transport {
  const { fetch, dispatcher } = options;
  if (fetch !== undefined) return createFetchTransport(() => fetch);
  if (dispatcher !== undefined) return createDispatcherTransport(() => ({ dispatcher, isLegacy: false }));
  const overFetch = createFetchTransport(() => globalThis.fetch);
  if (!isNode()) return overFetch;
  const overDispatcher = createDispatcherTransport(resolveDispatcher);
  return (request, onConnected) => chooseTransport(overDispatcher, overFetch)(request, onConnected);
}

function chooseTransport(overDispatcher: Transport, overFetch: Transport): Transport {
  if (typeof globalThis.fetch !== 'function') return namesProxy() ? overDispatcher : overNodeHttp;
  if (!isOwnFetch()) return overFetch;
  return readGlobalDispatcher() !== null || namesProxy() ? overDispatcher : overFetch;
}

let httpDispatcher: Promise<KnownDispatcher> | null = null;

/** Loaded on demand: a Node without `fetch` is rare: some test environments remove it. */
const overNodeHttp: Transport = createDispatcherTransport(() => {
  httpDispatcher ??= import('@clawwits/sdk-ts/node-http').then(({ createHttpDispatcher }) => ({
    dispatcher: createHttpDispatcher(),
    isLegacy: false,
  }));
  return httpDispatcher;
});

/** Always `false`: a server or a script can keep a key. */
export function isBrowser(): boolean {
  return false;
}

function isNode(): boolean {
  return process.versions['bun'] === undefined && !('Deno' in globalThis);
}

let lastFetch: unknown;
let lastFetchIsOwn = false;

/** Node's own `fetch` loads the undici inside Node; every replacement does something else. */
function isOwnFetch(): boolean {
  if (globalThis.fetch !== lastFetch) {
    lastFetch = globalThis.fetch;
    lastFetchIsOwn =
      typeof lastFetch === 'function' && Function.prototype.toString.call(lastFetch).includes('internal/deps/undici');
  }
  return lastFetchIsOwn;
}

const dispatcherSymbol = Symbol.for('undici.globalDispatcher.2');
const legacyDispatcherSymbol = Symbol.for('undici.globalDispatcher.1');

/**
 * The dispatcher of Node's own `fetch`: the application's, where it set one; a proxy's, where the environment names one. Where it
 * is out of reach, only a proxy's is asked for.
 */
function resolveDispatcher(connectTimeout: number): KnownDispatcher | Promise<KnownDispatcher> {
  const known = readGlobalDispatcher();
  if (known === null) return loadProxyDispatcher();
  if (!isDefaultAgent(known.dispatcher)) return known;
  if (namesProxy()) return loadProxyDispatcher();
  return connectTimeout > defaultConnectTimeout ? loadPatientDispatcher() : known;
}

/** After this, in milliseconds, Node's own dispatcher gives a connection up. */
const defaultConnectTimeout = 10_000;

let lastRead: KnownDispatcher | null = null;

/** Reads the dispatcher from where undici shares it; `null` where this realm has none. */
function readGlobalDispatcher(): KnownDispatcher | null {
  // Node creates the dispatcher when one of fetch's classes is first touched. A bare mention would be taken for dead code.
  if (lastRead === null && typeof globalThis.Headers !== 'function') return null;
  const shared = globalThis as { [key: symbol]: Dispatcher | undefined };
  const legacy = shared[legacyDispatcherSymbol];
  // Undici 8 leaves a bridge for older ones in the older place; up to 7, the older place is the one that counts.
  const isBridge = legacy?.constructor.name === 'Dispatcher1Wrapper';
  const dispatcher = isBridge ? (shared[dispatcherSymbol] ?? legacy) : (legacy ?? shared[dispatcherSymbol]);
  if (dispatcher === undefined) return null;
  if (lastRead?.dispatcher !== dispatcher) lastRead = { dispatcher, isLegacy: dispatcher === legacy && !isBridge };
  return lastRead;
}

const isDefaultAgent = (dispatcher: Dispatcher): boolean => dispatcher.constructor.name === 'Agent';

/** Reading the environment asks the system each time, so it is asked once. */
let isProxyNamed: boolean | null = null;

function namesProxy(): boolean {
  isProxyNamed ??= proxyVariables.some((name) => readEnvironment(name) !== undefined);
  return isProxyNamed;
}

const proxyVariables = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

let proxyDispatcher: Promise<KnownDispatcher> | null = null;
let patientDispatcher: Promise<KnownDispatcher> | null = null;

/** The SDK's own limit ends an attempt to connect. */
const unlimited = { connect: { timeout: 0 } };

/**
 * Loads undici, which takes a while, for what Node's own dispatcher cannot do. A bundled server may leave the package out.
 *
 * @throws {ConfigurationError} `invalid_option` if it is not there
 */
async function loadUndici(need: string): Promise<typeof import('undici')> {
  try {
    return await import('undici');
  } catch (error) {
    throw invalidOption(
      `${need} needs the package undici, which this program was bundled without: install it, or pass "dispatcher" or "fetch".`,
      error,
    );
  }
}

function loadProxyDispatcher(): Promise<KnownDispatcher> {
  proxyDispatcher ??= loadUndici('The proxy that the environment names').then(({ EnvHttpProxyAgent }) =>
    knowUndici(new EnvHttpProxyAgent(unlimited)),
  );
  return proxyDispatcher;
}

function loadPatientDispatcher(): Promise<KnownDispatcher> {
  patientDispatcher ??= loadUndici('A connectTimeout above 10,000 ms').then(({ Agent, buildConnector }) =>
    knowUndici(new Agent({ connect: connectInBackground(buildConnector(unlimited.connect)) })),
  );
  return patientDispatcher;
}

/** An abandoned connection attempt must not keep the process alive: without a limit it would for ever. */
function connectInBackground(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    // Undici's connectors return the socket, which their types leave out.
    const socket = connect(options, (...outcome) => {
      outcome[1]?.ref();
      callback(...outcome);
    }) as { unref?(): void } | undefined;
    socket?.unref?.();
  };
}

/** Undici's types differ between majors that the SDK treats alike. */
const knowUndici = (dispatcher: object): KnownDispatcher => ({ dispatcher: dispatcher as Dispatcher, isLegacy: false });

/** `User-Agent` of the SDK. */
export const userAgent: string | null = `clawwits-sdk-ts/${version} node/${process.versions.node}`;

const writeLine = (message: string, fields: Record<string, unknown>): void => {
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
};

/** Standard output belongs to the program: lines go to standard error. */
export const defaultLogger: Logger = { error: writeLine, warn: writeLine, info: writeLine, debug: writeLine };

/**
 * Reads base64 into memory of its own, so that numbers can lie in it as they are.
 *
 * @throws if the text is not base64
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  // A buffer overlooks what is no base64: then the bytes are fewer than they should be. It also takes the alphabet of
  // URLs, and of a letter beyond Latin-1 its lower byte.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text, 'base64'));
  const isWhole = text.length % 4 === 0 && bytes.write(text, 'base64') === bytes.byteLength;
  const isPlain = !text.includes('-') && !text.includes('_') && Buffer.byteLength(text) === text.length;
  return isWhole && isPlain ? bytes : decodeStrictly(text);
}
