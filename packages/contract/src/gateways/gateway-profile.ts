import type { Dialect } from '../endpoints/endpoint.ts';
import type { EndpointName } from '../endpoints/endpoints.ts';
import type { ErrorCode } from '../errors.ts';

/** Content of an error answer, whatever its shape. */
export interface ErrorFacts {
  /** The gateway's own code, if it has one. */
  readonly code?: string;
  /** The gateway's own message, if it has one. */
  readonly message?: string;
  /** Delay before the next attempt, in milliseconds, if the body specifies one. */
  readonly retryAfterMs?: number;
  /** The field of the request that was refused. */
  readonly param?: string;
}

/** Limits and costs that an answer's headers report. A field is absent if the gateway does not report it. */
export interface LimitFacts {
  /** Requests allowed in the window. */
  readonly limitRequests?: number;
  /** Requests left in the window. */
  readonly remainingRequests?: number;
  /** US dollars left in the window. */
  readonly remainingUSD?: number;
  /** Time at which the window resets, in milliseconds since 1970. */
  readonly resetsAtMs?: number;
  /** The account's tier. */
  readonly tier?: string;
  /** Cost of the call, in US dollars. */
  readonly costUSD?: number;
  /** Whose provider key served: the gateway's own (`pool`) or the account's (`byok`). */
  readonly keySource?: 'pool' | 'byok' | (string & {});
}

/** Looks up a response header by its lower-case name. */
export type HeaderLookup = (name: string) => string | null;

/** One gateway: everything in which it differs from the others. */
export interface GatewayProfile<Name extends string = string> {
  /** Name in code, such as `clawwits`. */
  readonly name: Name;
  /** Its name for people. */
  readonly title: string;
  /** Its public root; `null` if none is published. */
  readonly baseURL: string | null;
  /** The environment variable that holds the key. */
  readonly apiKeyVariable: string;
  /** The environment variable that holds the root. */
  readonly baseURLVariable: string;
  /** Example of a key, for messages. */
  readonly apiKeyExample: string;
  /**
   * `true` if a client without a key is of no use, so that creating one fails. If some calls need no key, it is asked
   * for by the first call that does.
   */
  readonly isKeyRequired: boolean;
  /** The endpoints that it offers. */
  readonly endpoints: readonly EndpointName[];
  /** Its paths that differ from those of the endpoint table. */
  readonly paths: Readonly<Partial<Record<EndpointName, string>>>;
  /**
   * Model name by which the gateway chooses the model of a conversation; `null` if its document has none. If it is
   * `auto`, the model may be left out on the wire too.
   */
  readonly autoModel: string | null;
  /** `true` if it is known to bill a repeated `Idempotency-Key` once. */
  readonly honoursIdempotencyKey: boolean;
  /**
   * Meaning of its own error codes, and of its statuses if no code is given, as far as they mean something else here than
   * elsewhere.
   */
  readonly errorCodes: Readonly<Record<string, ErrorCode>>;
  /** Name of the header with the signature of its webhooks, in lower case; `null` if it has no webhooks. */
  readonly webhookSignatureHeader: string | null;
  /** The headers that carry the key to an endpoint of the dialect. Asked once for a key and kind of call, not for each. */
  authenticate(apiKey: string, dialect: Dialect): Record<string, string>;
  /** Returns a sentence about a key that cannot be this gateway's; `null` if the key may be. */
  checkApiKey(apiKey: string): string | null;
  /** Reads limits and costs from the headers of an answer. */
  readLimits(header: HeaderLookup): LimitFacts;
}
