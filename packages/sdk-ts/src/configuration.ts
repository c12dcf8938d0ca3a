import { type GatewayProfile, ownerOfKey } from '@clawwits/contract';
import { createTransport, defaultLogger, isBrowser, readEnvironment, userAgent } from '#platform';
import { checkOptions } from './check-options.ts';
import type { ClientOptions } from './client-options.ts';
import type { ClientCore } from './core/call.ts';
import { readHeaders } from './core/headers.ts';
import { createLog, isLogLevel, type Log } from './core/log.ts';
import { createRetryBudget } from './core/retry-budget.ts';
import { systemRuntime } from './core/runtime.ts';
import { defaultSettings, mergeSettings } from './core/settings.ts';
import { ConfigurationError } from './errors/error-classes.ts';
import { invalidOption, mistypedOption } from './errors/invalid.ts';
import type { Gateway } from './gateways/gateway.ts';
import { parseURL } from './transport/parse-url.ts';

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
    commonHeaders: new Map(),
    settings: mergeSettings(defaultSettings, options),
    honoursIdempotencyKey: options.honoursIdempotencyKey ?? gateway.honoursIdempotencyKey,
    transport: createTransport({ fetch: options.fetch, dispatcher: options.dispatcher }),
    middleware: options.middleware ?? [],
    observer: options.observer,
    // What waits for its turn reserves nothing yet.
    gates: [options.limiter, options.budget].filter((gate) => gate !== undefined),
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
 * Refuses a key that is recognisably another gateway's, and at the gateway's own public address every key that cannot be its own.
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
  const url = parseURL(textOf(given));
  if (url === null || !/^https?:$/.test(url.protocol) || url.username + url.password + url.search + url.hash !== '') {
    throw new ConfigurationError(
      'The base URL must be a whole URL such as http://127.0.0.1:8787, with no user, query or fragment.',
      { code: 'invalid_base_url' },
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ConfigurationError(
      `A key is not sent unencrypted to ${url.hostname}: use https, or a loopback address.`,
      { code: 'insecure_base_url' },
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, '').replace(/\/v1$/, '');
}

/** A URL of another realm is not an instance of this one's class; its text is the same. */
const textOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'href' in given ? String(given.href) : given;

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
