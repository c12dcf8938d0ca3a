import type { EndpointName, Tier } from '@clawwits/contract';
import type { AnswerHook } from '../answers/answer.ts';
import type { CountTokens } from '../answers/cutter.ts';
import { createTokenEstimator } from '../answers/estimate-tokens.ts';
import type { Latency } from '../answers/pace.ts';
import { type BlockedMatcher, defaultBlocked } from '../checks/isv.ts';
import type { FaultRule } from '../faults/fault-book.ts';

/** A call that has been paid for. */
export interface Settlement {
  /** The account that paid. */
  readonly account: string;
  readonly requestId: string;
  readonly endpoint: EndpointName;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** What was paid, in Wits. */
  readonly wits: number;
  readonly outcome: 'complete' | 'cut' | 'failed';
}

/** How a gateway is made. Every field has a default. */
export interface GatewayOptions {
  /** Keys, ids, answers and jitter follow from it. Default `"clawwits"`. */
  readonly seed?: string | number;
  /** The tier of accounts that name none. Default `"pro"`: 5,000 requests a minute. */
  readonly tier?: Tier;
  /** What an account that names nothing is granted, in Wits. Default 3,000,000. */
  readonly wits?: number;
  /** What of `wits` the default account has spent before, so that a wallet can be kept between runs. Default 0. */
  readonly lifetimeUsed?: number;
  /** Is told each call that has been paid for. */
  readonly onSettle?: (settlement: Settlement) => void;
  /** Where the time comes from, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Counts the tokens of a text. Default: the estimator of tokenx. */
  readonly countTokens?: CountTokens;
  /** How fast the model answers. Default: at once. */
  readonly latency?: Latency;
  /**
   * What makes a system or user text of chat and messages `isv_blocked`; `false` blocks nothing.
   * Default: plain attempts to set instructions aside or to have them told, in English and Vietnamese.
   */
  readonly isvBlocked?: BlockedMatcher | false;
  /** Whether unknown fields of a request's body are refused. Default `false`: they are ignored. */
  readonly strict?: boolean;
  /** What is answered. Default: a friendly text, made from seed and request. */
  readonly answer?: AnswerHook;
  /** Faults that happen from the start: rules, or texts as `--fault` takes them. Default: none. */
  readonly faults?: readonly (string | FaultRule)[];
  /** The models that are served beside `"auto"`, or `"any"`. Default: `"sandbox-1"`, `"sandbox-1-mini"`, `"sandbox-embed-1"`. */
  readonly models?: readonly string[] | 'any';
  /** The most tokens of an answer to a chat that names no `max_tokens`. Default 1,024. */
  readonly defaultMaxTokens?: number;
  /** The largest body that is read, in bytes. Default 32 MiB. */
  readonly maxBodyBytes?: number;
  /** Whether the control API below `/__clawwits` answers; to this machine alone, in any case. Default `true`. */
  readonly control?: boolean;
  /** How many calls the journal keeps. Default 1,000. */
  readonly journalLimit?: number;
}

/** The models that are served by default. */
export const sandboxModels = ['sandbox-1', 'sandbox-1-mini', 'sandbox-embed-1'] as const;

/** Options with every default filled in. */
export type ResolvedOptions = Required<Omit<GatewayOptions, 'answer' | 'onSettle' | 'seed'>> & {
  readonly seed: string;
  readonly answer: AnswerHook | undefined;
  readonly onSettle: (settlement: Settlement) => void;
};

/** Fills in the defaults. */
export function resolveOptions(options: GatewayOptions): ResolvedOptions {
  return {
    tier: 'pro',
    wits: 3_000_000,
    lifetimeUsed: 0,
    onSettle: () => undefined,
    now: () => Date.now(),
    countTokens: createTokenEstimator(),
    latency: {},
    isvBlocked: defaultBlocked,
    strict: false,
    answer: undefined,
    faults: [],
    models: sandboxModels,
    defaultMaxTokens: 1_024,
    maxBodyBytes: 32 * 1024 * 1024,
    control: true,
    journalLimit: 1_000,
    // A field that is there but undefined, as plain JavaScript may give it, means the default too.
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    seed: String(options.seed ?? 'clawwits'),
  };
}
