/** The error object of a refused call. */
export interface GatewayErrorObject {
  /** Stable name of what happened. */
  code: string;
  /** The same word, under the name that both families of clients read. */
  type: string;
  /** For a person; in any language. */
  message: string;
  /** Delay before the next attempt, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The field of the request that was refused. */
  param?: string | null | undefined;
}

/**
 * The body of a refused call.
 * @see docs/contract.md §1, Errors
 */
export interface GatewayErrorBody {
  /** Next to `error` on the Messages API. */
  type?: 'error' | undefined;
  /** The error. */
  error: GatewayErrorObject;
}
