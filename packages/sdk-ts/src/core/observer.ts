import type { Endpoint } from '@clawwits/contract';
import type { StreamUsage } from '@clawwits/dialects';
import type { ResponseMetadata } from './response-metadata.ts';

/** A call that begins. */
export interface ObservedCall {
  /** Endpoint that is called. */
  readonly endpoint: Endpoint;
  /** The gateway's name, `clawwits` for one. */
  readonly gateway: string;
  /** Root of the gateway. */
  readonly baseURL: string;
  /** The body as it is sent, prompts included: pass on with care. `null` for a `GET`. */
  readonly params: Readonly<Record<string, unknown>> | null;
}

/** How a call ended: a stream's when it is over, however that came. */
export interface ObservedEnd {
  /** Absent where the call succeeded; a stream that its reader left early has none either. */
  readonly error?: Error;
  /** Absent where no answer came. */
  readonly response?: ResponseMetadata;
  /** The whole answer, in the shape of the one that is not streamed. Absent where it did not come whole. */
  readonly result?: object;
  /** What a stream cost, however it ended. */
  readonly usage?: StreamUsage;
}

/** Sees each call begin, and once how it ended. For tracing and accounting. */
export type Observer = (call: ObservedCall) => (end: ObservedEnd) => void;
