import type { Endpoint } from '@clawwits/contract';
import type { StreamUsage } from '@clawwits/dialects';
import type { ResponseMetadata } from './response-metadata.ts';

/** A call that begins. */
export interface ObservedCall {
  /** Endpoint that is called. */
  readonly endpoint: Endpoint;
  /** Name of the gateway, such as `clawwits`. */
  readonly gateway: string;
  /** Root of the gateway. */
  readonly baseURL: string;
  /** The body as it is sent, prompts included: pass on with care. `null` for a `GET`. */
  readonly params: Readonly<Record<string, unknown>> | null;
}

/** End of a call; of a stream, when it is over, on every exit path. */
export interface ObservedEnd {
  /** Absent if the call succeeded, or if its reader left a stream early. */
  readonly error?: Error;
  /** Absent if no answer arrived. */
  readonly response?: ResponseMetadata;
  /** The whole answer, in the shape of the one that is not streamed. Absent if it is incomplete. */
  readonly result?: object;
  /** Cost of a stream, however it ended. */
  readonly usage?: StreamUsage;
}

/** Called when a call begins; the function that it returns is called once when the call ends. For tracing and accounting. */
export type Observer = (call: ObservedCall) => (end: ObservedEnd) => void;
