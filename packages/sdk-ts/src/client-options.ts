import type { HeadersOption } from './core/headers.ts';
import type { LogLevel } from './core/log.ts';
import type { Middleware } from './core/middleware.ts';
import type { Observer } from './core/observer.ts';
import type { CallSettings } from './core/settings.ts';
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
