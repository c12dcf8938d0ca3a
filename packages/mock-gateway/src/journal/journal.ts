import type { EndpointName, ErrorCode } from '@clawwits/contract';

/** How a call ended. `cut`: the client left, or a fault ended the connection. `failed`: the model failed in mid-answer. */
export type CallOutcome = 'running' | 'complete' | 'refused' | 'cut' | 'failed';

/** One call, as the gateway saw it. Keys and tokens are never kept. */
export interface GatewayCall {
  /** The `x-request-id` of the answer. */
  readonly requestId: string;
  /** When it came, in milliseconds since 1970, by the gateway's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** `null` where no endpoint was meant. */
  readonly endpoint: EndpointName | null;
  /** The account that called; `null` where that is not known. */
  account: string | null;
  /** The parsed body; `null` where there was none, or none worth keeping. */
  body: unknown;
  readonly idempotencyKey: string | null;
  /** Whether the answer was given again from an earlier call. */
  isReplayed: boolean;
  isStream: boolean;
  outcome: CallOutcome;
  /** The HTTP status; 0 while there is none. */
  status: number;
  /** Why it was refused or failed, as a code. */
  code: ErrorCode | null;
  /** What happened, in a sentence. */
  reason: string;
  promptTokens: number;
  outputTokens: number;
  /** What it cost, in Wits; 0 on gateways that are paid in dollars. */
  wits: number;
  /** What it cost, in US dollars; 0 on ClawWits. */
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

/** Makes a journal that keeps the last `limit` calls. */
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
