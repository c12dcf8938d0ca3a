import type { Endpoint } from '@clawwits/contract';
import type { RequestTarget } from '../transport/transport.ts';

/** A call in its canonical form: the same bytes and the same key for each attempt. */
export interface PreparedRequest {
  readonly method: Endpoint['method'];
  readonly endpoint: Endpoint;
  readonly target: RequestTarget;
  /** The content type that is expected back. */
  readonly accept: string;
  /** The headers that the caller gave for this one, names in lower case. */
  readonly given: Readonly<Record<string, string>> | null;
  readonly body: string | null;
  /** The body before it was written, for what must know it. */
  readonly params: object | null;
  readonly idempotencyKey: string | undefined;
}
