import type { HeadersOption } from './core/headers.ts';
import type { LogLevel } from './core/log.ts';
import type { Middleware } from './core/middleware.ts';
import type { Observer } from './core/observer.ts';
import type { CallSettings } from './core/settings.ts';
import type { ClawwitsGateway } from './gateways/clawwits.ts';
import type { Gateway } from './gateways/gateway.ts';
import type { Budget } from './limits/budget.ts';
import type { Limiter } from './limits/limiter.ts';
import type { Logger } from './platform/logger.ts';
import type { Dispatcher } from './transport/dispatcher.ts';
import type { Fetch } from './transport/fetch.ts';

/** Options of a client. Each has a default or an environment variable. */
export interface ClientOptions<G extends Gateway = ClawwitsGateway> extends CallSettings {
  /**
   * API key, or a function that returns it, called before each attempt. Default: the gateway's variable, `CLAWWITS_API_KEY`,
   * `CLEW_API_KEY`, `TECHOPENCLAW_API_KEY` or `KLAWD_API_KEY`. Where some calls need no key, it may be left out.
   * Neither `inspect` nor `JSON.stringify` shows it.
   */
  apiKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * The gateway's root, such as `http://127.0.0.1:8787`; a trailing `/v1` is removed. Default: the gateway's
   * variable, such as `CLAWWITS_BASE_URL`, else its public address.
   */
  baseURL?: string | URL | undefined;
  /** Gateway to call. Default {@link clawwits}. */
  gateway?: G | undefined;
  /**
   * Model of a conversation that names no model, or `auto`. Default: the gateway's own choice (`auto`, `clew/free`,
   * `klawd/auto`; Techopenclaw has none, and such a call fails there before it is sent).
   */
  autoModel?: string | undefined;
  /** A `fetch` that carries all requests, instead of the platform's own transport. */
  fetch?: Fetch | undefined;
  /** An undici dispatcher (6 to 8) that carries all requests: an agent, a pool, a proxy. Node only. */
  dispatcher?: Dispatcher | undefined;
  /** Headers for every request: an object, a `Headers`, a `Map` or an array of entries. */
  headers?: HeadersOption | undefined;
  /** Functions that wrap each attempt of each call, the first outermost. */
  middleware?: readonly Middleware[] | undefined;
  /** Sees each call begin and end, a stream's end included: for tracing. See `@clawwits/sdk-ts/opentelemetry`. */
  observer?: Observer | undefined;
  /** Refuses calls that may cost more than is left. See `createBudget` of `@clawwits/sdk-ts/limits`. Default: none. */
  budget?: Budget | undefined;
  /** Holds calls back to the pace that the gateway allows. See `createLimiter` of `@clawwits/sdk-ts/limits`. Default: none. */
  limiter?: Limiter | undefined;
  /**
   * `true` if the gateway is known to bill a repeated `Idempotency-Key` once, so that a call whose connection broke may be
   * retried. Default: what the gateway's documents say, for ClawWits `false`. The mock gateway honours it.
   */
  honoursIdempotencyKey?: boolean | undefined;
  /** Level from which lines are logged. Default: the variable `CLAWWITS_LOG`, else `"off"`. Never a key, a prompt or an answer. */
  logLevel?: LogLevel | undefined;
  /** Destination of log lines. Default: standard error in Node, `console` elsewhere. */
  logger?: Logger | undefined;
  /** `true` allows a browser to hold the key, where whoever opens the page can read it. Default `false`. */
  dangerouslyAllowBrowser?: boolean | undefined;
}
