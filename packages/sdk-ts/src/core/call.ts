import type { Endpoint, GatewayProfile } from '@clawwits/contract';
import type { Stream } from '../stream/stream.ts';
import type { RequestTarget, Transport } from '../transport/transport.ts';
import type { CallGate, Priority } from './gate.ts';
import type { CommonHeaders, HeadersOption } from './headers.ts';
import type { Log } from './log.ts';
import type { Middleware } from './middleware.ts';
import type { Observer } from './observer.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { RetryBudget } from './retry-budget.ts';
import type { Runtime } from './runtime.ts';
import type { CallSettings, ResolvedSettings } from './settings.ts';

/** Options of a single call. */
export interface RequestOptions extends CallSettings {
  /** Ends the call, wherever it is: it fails with an `AbortError` whose `cause` is the signal's reason. */
  signal?: AbortSignal | null | undefined;
  /** Further request headers; they win over the SDK's own. */
  headers?: HeadersOption | undefined;
  /**
   * Key under which the gateway bills the call once, however often it is sent. Default: a new one for each call.
   * @see docs/contract.md §1, Idempotency
   */
  idempotencyKey?: string | undefined;
  /**
   * Further fields of the body, named as on the wire: for fields of a provider that have no parameter. A field that the
   * parameters have is refused, and so is `stream`.
   *
   * @example
   * await cw.chat.completions.create({ messages }, { extraBody: { prompt_cache_key: 'greeting' } });
   */
  extraBody?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Rank in the queue of a limiter: an `interactive` call passes those that are `bulk`. Default `interactive`.
   * @see `createLimiter` of `@clawwits/sdk-ts/limits`
   */
  priority?: Priority | undefined;
}

/** A stream of the SDK's own calls. */
export type ResponseStream<Event, Result> = Stream<Event, Result, ResponseMetadata>;

/** Query of an address; `undefined` leaves a name out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Definition of a call, by a resource for the core. */
export interface CallDefinition {
  readonly endpoint: Endpoint;
  /** The values of the path's `:name` parts. */
  readonly pathParams?: Readonly<Record<string, string>>;
  readonly query?: Query | undefined;
  /** Address of the call, if it is not that of the endpoint. */
  readonly target?: () => RequestTarget;
  /** Makes the body; called once. Throws `ConfigurationError` where the parameters are wrong. */
  readonly body: (() => object) | null;
  /** Parts of the body that must not get into an error, however the gateway repeats them. */
  readonly secrets?: readonly (string | undefined)[];
  readonly options: RequestOptions | undefined;
}

/** State that a client's calls share. Holds the secrets; none of it is enumerable from outside. */
export interface ClientCore {
  readonly gateway: GatewayProfile;
  /** Model of a conversation that names no model; `null` if the gateway does not choose one. */
  readonly autoModel: string | null;
  /** The gateway's root, without a slash at its end. */
  readonly baseURL: string;
  /** Addresses of calls, by the endpoint's path; filled as they are made. */
  readonly targets: Map<string, RequestTarget>;
  /** The key, asked for before each attempt. */
  readonly getApiKey: () => string | Promise<string>;
  readonly headers: Readonly<Record<string, string>>;
  /** Common headers of the calls, by kind; filled as they are made. */
  readonly commonHeaders: Map<string, CommonHeaders>;
  readonly settings: ResolvedSettings;
  /** `true` if a repeated `Idempotency-Key` is known to be billed once. */
  readonly honoursIdempotencyKey: boolean;
  readonly transport: Transport;
  readonly middleware: readonly Middleware[];
  readonly observer: Observer | undefined;
  /** Gates that each attempt passes, in order. */
  readonly gates: readonly CallGate[];
  readonly budget: RetryBudget;
  /** `null` if nothing is logged. */
  readonly log: Log | null;
  readonly runtime: Runtime;
}
