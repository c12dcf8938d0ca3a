import type { Endpoint, GatewayProfile } from '@clawwits/contract';
import type { Stream } from '../stream/stream.ts';
import type { RequestTarget, Transport } from '../transport/transport.ts';
import type { CommonHeaders, HeadersOption } from './headers.ts';
import type { Log } from './log.ts';
import type { Middleware } from './middleware.ts';
import type { Observer } from './observer.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { RetryBudget } from './retry-budget.ts';
import type { Runtime } from './runtime.ts';
import type { CallSettings, ResolvedSettings } from './settings.ts';

/** What may be said for a single call. */
export interface RequestOptions extends CallSettings {
  /** Ends the call, wherever it is: it fails with an `AbortError` whose `cause` is the signal's reason. */
  signal?: AbortSignal | null | undefined;
  /** Further request headers; they win over the SDK's own. */
  headers?: HeadersOption | undefined;
  /**
   * The key under which the gateway bills the call once, however often it is sent. Default: a new one for each call.
   * @see docs/contract.md §1, Idempotency
   */
  idempotencyKey?: string | undefined;
  /**
   * Further fields of the body, named as on the wire: for what a provider takes and no parameter is made for. A field that
   * the parameters have is refused, and so is `stream`.
   *
   * @example
   * await cw.chat.completions.create({ messages }, { extraBody: { prompt_cache_key: 'greeting' } });
   */
  extraBody?: Readonly<Record<string, unknown>> | undefined;
}

/** A stream of the SDK's own calls. */
export type ResponseStream<Event, Result> = Stream<Event, Result, ResponseMetadata>;

/** What stands behind the `?` of an address; `undefined` leaves a name out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a resource asks the core to do. */
export interface CallDefinition {
  readonly endpoint: Endpoint;
  /** The values of the path's `:name` parts. */
  readonly pathParams?: Readonly<Record<string, string>>;
  readonly query?: Query | undefined;
  /** Where it goes, where the endpoint does not say. */
  readonly target?: () => RequestTarget;
  /** Makes the body; called once. Throws `ConfigurationError` where the parameters are wrong. */
  readonly body: (() => object) | null;
  /** What of the body must get into no error, however the gateway repeats it. */
  readonly secrets?: readonly (string | undefined)[];
  readonly options: RequestOptions | undefined;
}

/** What a client's calls share. Holds the secrets; nothing of it is ever enumerable from outside. */
export interface ClientCore {
  readonly gateway: GatewayProfile;
  /** What a conversation that names no model asks for; `null` where the gateway does not choose. */
  readonly autoModel: string | null;
  /** The gateway's root, without a slash at its end. */
  readonly baseURL: string;
  /** Where the calls go, by the endpoint's path; filled as they are made. */
  readonly targets: Map<string, RequestTarget>;
  /** The key, asked for before each attempt. */
  readonly getApiKey: () => string | Promise<string>;
  readonly headers: Readonly<Record<string, string>>;
  /** What the calls so far have sent, by kind; filled as they are made. */
  readonly commonHeaders: Map<string, CommonHeaders>;
  readonly settings: ResolvedSettings;
  /** Whether a repeated `Idempotency-Key` is known to be billed once. */
  readonly honoursIdempotencyKey: boolean;
  readonly transport: Transport;
  readonly middleware: readonly Middleware[];
  readonly observer: Observer | undefined;
  readonly budget: RetryBudget;
  /** `null` where nothing is logged. */
  readonly log: Log | null;
  readonly runtime: Runtime;
}
