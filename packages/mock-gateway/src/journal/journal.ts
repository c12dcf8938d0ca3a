import type { EndpointName, ErrorCode } from '@clawwits/contract';

/** End of a call. `cut`: the client left, or a fault ended the connection. `failed`: the model failed during the answer. */
export type CallOutcome = 'running' | 'complete' | 'refused' | 'cut' | 'failed';

/** One call, as the gateway saw it. Keys and tokens are never kept. */
export interface GatewayCall {
  /** The `x-request-id` of the answer. */
  readonly requestId: string;
  /** Time of arrival, in milliseconds since 1970, by the gateway's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** `null` if the path is not an endpoint's. */
  readonly endpoint: EndpointName | null;
  /** The account that called; `null` if it is unknown. */
  account: string | null;
  /** The parsed body; `null` if there was none, or if it is too large or secret. */
  body: unknown;
  readonly idempotencyKey: string | null;
  /** `true` if the answer was replayed from an earlier call. */
  isReplayed: boolean;
  isStream: boolean;
  outcome: CallOutcome;
  /** HTTP status; 0 until it is known. */
  status: number;
  /** Error code, if it was refused or failed. */
  code: ErrorCode | null;
  /** Description of the outcome, in a sentence. */
  reason: string;
  promptTokens: number;
  outputTokens: number;
  /** Cost in Wits; 0 on gateways that are paid in dollars. */
  wits: number;
  /** Cost in US dollars; 0 on ClawWits. */
  costUSD: number;
  /** The injected fault, if there was one. */
  fault: string | null;
}

/** Remembers the last calls. */
export interface Journal {
  /** The oldest first. */
  readonly calls: readonly GatewayCall[];
  add(call: GatewayCall): void;
  clear(): void;
}

/** Creates a journal that keeps the last `limit` calls. */
export function createJournal(limit: number): Journal {
  let calls: GatewayCall[] = [];
  return {
    get calls() {
      if (calls.length > limit) calls = calls.slice(-limit);
      return calls;
    },
    add(call) {
      calls.push(call);
      // Cutting once in a while instead of shifting each time keeps adding cheap.
      if (calls.length > limit * 2) calls = calls.slice(-limit);
    },
    clear() {
      calls = [];
    },
  };
}
