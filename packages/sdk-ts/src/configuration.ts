import { type GatewayProfile, ownerOfKey } from '@clawwits/contract';
import { createTransport, defaultLogger, isBrowser, readEnvironment, userAgent } from '#platform';
import { checkOptions } from './check-options.ts';
import type { ClientCore } from './core/call.ts';
import { type HeadersOption, readHeaders } from './core/headers.ts';
import { createLog, isLogLevel, type Log, type LogLevel } from './core/log.ts';
import type { Middleware } from './core/middleware.ts';
import type { Observer } from './core/observer.ts';
import { createRetryBudget } from './core/retry-budget.ts';
import { systemRuntime } from './core/runtime.ts';
import { type CallSettings, defaultSettings, mergeSettings } from './core/settings.ts';
import { ConfigurationError } from './errors/error-classes.ts';
import { invalidOption, mistypedOption } from './errors/invalid.ts';
import type { ClawwitsGateway } from './gateways/clawwits.ts';
import type { Gateway } from './gateways/gateway.ts';
import type { Logger } from './platform/logger.ts';
import type { Dispatcher } from './transport/dispatcher.ts';
import type { Fetch } from './transport/fetch.ts';

/** How a client is made. Everything has a default or an environment variable. */
export interface ClientOptions<G extends Gateway = ClawwitsGateway> extends CallSettings {
  /**
   * The key, or a function that gives it, called before each attempt. Default: the gateway's variable, `CLAWWITS_API_KEY`,
   * `CLEW_API_KEY`, `TECHOPENCLAW_API_KEY` or `KLAWD_API_KEY`. Where some calls need no key, it may be left out.
   * It is held where neither `inspect` nor `JSON.stringify` reaches.
   */
  apiKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * The gateway's root, `http://127.0.0.1:8787` for one; an ending `/v1` is taken off. Default: the gateway's
   * variable, `CLAWWITS_BASE_URL` for one, else its public address.
   */
  baseURL?: string | URL | undefined;
  /** Which gateway is spoken to. Default {@link clawwits}. */
  gateway?: G | undefined;
  /**
   * The model of a conversation that names none, or `auto`. Default: the gateway's own choice (`auto`, `clew/free`,
   * `klawd/auto`; Techopenclaw has none, and such a call fails there before it is sent).
   */
  autoModel?: string | undefined;
  /** A `fetch` that carries all requests, in place of the platform's way. */
  fetch?: Fetch | undefined;
  /** An undici dispatcher (6 to 8) that carries all requests: an agent, a pool, a proxy. Node only. */
  dispatcher?: Dispatcher | undefined;
  /** Headers for every request: an object, a `Headers`, a `Map` or an array of entries. */
  headers?: HeadersOption | undefined;
  /** Stands around each attempt of each call, the first outermost. */
  middleware?: readonly Middleware[] | undefined;
  /** Sees each call begin and end, a stream's end included: for tracing. See `@clawwits/sdk-ts/opentelemetry`. */
  observer?: Observer | undefined;
  /**
   * Whether the gateway is known to bill a repeated `Idempotency-Key` once, so that calls that broke off on the way may
   * be repeated. Default: what the gateway's documents say, for ClawWits `false`. The mock gateway honours it.
   */
  honoursIdempotencyKey?: boolean | undefined;
  /** What is logged. Default: the variable `CLAWWITS_LOG`, else `"off"`. Never a key, a prompt or an answer. */
  logLevel?: LogLevel | undefined;
  /** Where log lines go. Default: standard error in Node, `console` elsewhere. */
  logger?: Logger | undefined;
  /** Lets a browser hold the key, where whoever opens the page can read it. Default `false`. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * Makes the core of a client of its options, checked.
 *
 * @throws {ConfigurationError} naming the option or variable that is missing or wrong
 */
export function configure<G extends Gateway>(options: ClientOptions<G>, gateway: GatewayProfile): ClientCore {
  checkOptions(options, gateway);
  if (isBrowser() && options.dangerouslyAllowBrowser !== true) {
    throw new ConfigurationError(
      'In a browser the key can be read by whoever opens the page. Call the gateway from your server, or set "dangerouslyAllowBrowser" if you accept that.',
      { code: 'browser_not_allowed' },
    );
  }
  const openKey = readApiKey(options.apiKey, gateway);
  const baseURL = readBaseURL(options.baseURL, gateway);
  return {
    gateway,
    autoModel: options.autoModel ?? gateway.autoModel,
    getApiKey: openKey(baseURL),
    baseURL,
    targets: new Map(),
    headers: { ...(userAgent !== null && { 'user-agent': userAgent }), ...readHeaders(options.headers ?? {}) },
    commonHeaders: new WeakMap(),
    settings: mergeSettings(defaultSettings, options),
    honoursIdempotencyKey: options.honoursIdempotencyKey ?? gateway.honoursIdempotencyKey,
    transport: createTransport({ fetch: options.fetch, dispatcher: options.dispatcher }),
    middleware: options.middleware ?? [],
    observer: options.observer,
    budget: createRetryBudget(),
    log: readLog(options),
    runtime: systemRuntime,
  };
}

/** Reads the key; whether it fits is decided by the address that it goes to, which is read after it. */
function readApiKey(
  option: ClientOptions['apiKey'],
  gateway: GatewayProfile,
): (baseURL: string) => ClientCore['getApiKey'] {
  if (typeof option === 'function') return (baseURL) => () => checkGivenKey(option(), gateway, baseURL);
  if (option !== undefined && typeof option !== 'string') {
    throw mistypedOption('apiKey', 'a text or a function', option);
  }
  const apiKey = option || readEnvironment(gateway.apiKeyVariable);
  if (apiKey === undefined) {
    const missing = () =>
      new ConfigurationError(
        `No API key: pass "apiKey" or set ${gateway.apiKeyVariable} (${gateway.title} takes ${gateway.apiKeyExample}).`,
        { code: 'missing_api_key' },
      );
    if (gateway.isKeyRequired) throw missing();
    // Some calls need none; one that does fails by itself.
    return () => () => {
      throw missing();
    };
  }
  if (/[^\x21-\x7e]/.test(apiKey)) {
    throw new ConfigurationError('The API key holds a space, a line break or a character no key has; copy it again.', {
      code: 'invalid_api_key',
    });
  }
  return (baseURL) => {
    checkOwner(apiKey, gateway, baseURL);
    return () => apiKey;
  };
}

/** A key that is asked for when it is needed never crosses gateways either. */
function checkGivenKey(
  given: string | Promise<string>,
  gateway: GatewayProfile,
  baseURL: string,
): string | Promise<string> {
  const check = (apiKey: string): string => {
    if (typeof apiKey === 'string') checkOwner(apiKey, gateway, baseURL);
    return apiKey;
  };
  return typeof given === 'string' ? check(given) : Promise.resolve(given).then(check);
}

/**
 * Refuses a key that is recognisably somebody else's, and at the gateway's own public address every key that cannot be its own.
 * Behind an address of the user's own (a company's proxy, a local model server), the form of a key is the owner's business.
 */
function checkOwner(apiKey: string, gateway: GatewayProfile, baseURL: string): void {
  if (apiKey === '') {
    throw new ConfigurationError('The function given as "apiKey" gave an empty key.', { code: 'invalid_api_key' });
  }
  const owner = ownerOfKey(apiKey);
  const isForeign = owner !== null && owner !== gateway.title;
  const problem = isForeign || baseURL === gateway.baseURL ? gateway.checkApiKey(apiKey) : null;
  if (problem !== null) throw new ConfigurationError(problem, { code: 'invalid_api_key' });
}

function readBaseURL(option: string | URL | undefined, gateway: GatewayProfile): string {
  const given = option || readEnvironment(gateway.baseURLVariable) || gateway.baseURL;
  if (given === null) {
    throw new ConfigurationError(
      `No base URL: pass "baseURL" or set ${gateway.baseURLVariable}. ${gateway.title} has published no address yet; to work against a local one, run: npx @clawwits/mock-gateway`,
      { code: 'missing_base_url' },
    );
  }
  const url = parseURL(given);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new ConfigurationError('The base URL must be a whole URL such as http://127.0.0.1:8787.', {
      code: 'invalid_base_url',
    });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new ConfigurationError('The base URL may hold no user, password, query or fragment.', {
      code: 'invalid_base_url',
    });
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ConfigurationError(
      `A key is not sent unencrypted to ${url.hostname}: use https, or a loopback address for a local gateway.`,
      { code: 'insecure_base_url' },
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, '').replace(/\/v1$/, '');
}

function parseURL(given: unknown): URL | null {
  // A URL of another realm is no instance of this one's class; its text is the same.
  const text = typeof given === 'object' && given !== null && 'href' in given ? String(given.href) : given;
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : null;
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function readLog({ logLevel, logger }: Pick<ClientOptions, 'logLevel' | 'logger'>): Log | null {
  const level = logLevel ?? readEnvironment('CLAWWITS_LOG') ?? 'off';
  if (!isLogLevel(level)) {
    throw invalidOption('The log level is one of "off", "error", "warn", "info" and "debug".');
  }
  return createLog(logger ?? defaultLogger, level);
}
