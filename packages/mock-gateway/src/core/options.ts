import type { EndpointName } from '@clawwits/contract';
import type { AnswerHook } from '../answers/answer.ts';
import type { CountTokens } from '../answers/cutter.ts';
import { createTokenEstimator } from '../answers/estimate-tokens.ts';
import type { Latency } from '../answers/pace.ts';
import type { BlockedMatcher } from '../checks/isv.ts';
import type { FaultRule } from '../faults/fault-book.ts';

/** A call that has been paid for. */
export interface Settlement {
  /** The account that paid. */
  readonly account: string;
  readonly requestId: string;
  readonly endpoint: EndpointName;
  /** The model that served. */
  readonly model: string;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Paid Wits; 0 on gateways that are paid in dollars. */
  readonly wits: number;
  /** Paid US dollars; 0 on ClawWits. */
  readonly costUSD: number;
  readonly outcome: 'complete' | 'cut' | 'failed';
}

/** Options of every gateway. Every field has a default. */
export interface SharedOptions {
  /** Keys, ids, answers and jitter follow from it. Default `"clawwits"`. */
  readonly seed?: string | number;
  /** Seed of request ids. With a different one in each process, no two processes share an id. Default: `seed`. */
  readonly requestIdSeed?: string;
  /** Called for each call that has been paid for. */
  readonly onSettle?: (settlement: Settlement) => void;
  /** Source of the time, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Counts the tokens of a text. Default: the estimator of tokenx. */
  readonly countTokens?: CountTokens;
  /** Speed of the model. Default: no delays. */
  readonly latency?: Latency;
  /**
   * Matches system and user texts of chat and messages that are refused as `isv_blocked`; `false` blocks nothing.
   * Default: plain attempts to ignore the instructions or to reveal them, in English and Vietnamese.
   */
  readonly isvBlocked?: BlockedMatcher | false;
  /** `true` if unknown fields of a request body are refused. Default `false`: they are ignored. */
  readonly strict?: boolean;
  /** The answer, or a function that creates it. Default: a friendly text that follows from seed and request. */
  readonly answer?: AnswerHook;
  /** Faults that are injected from the start: rules, or texts as `--fault` accepts them. Default: none. */
  readonly faults?: readonly (string | FaultRule)[];
  /** The models that are served in addition to `"auto"`, or `"any"`. Default: `"sandbox-1"`, `"sandbox-1-mini"`, `"sandbox-embed-1"`. */
  readonly models?: readonly string[] | 'any';
  /** The most tokens of an answer to a chat that names no `max_tokens`. Default 1,024. */
  readonly defaultMaxTokens?: number;
  /** The largest body that is read, in bytes. Default 32 MiB. */
  readonly maxBodyBytes?: number;
  /** `true` if the control API below `/__clawwits` is enabled; it answers this machine only. Default `true`. */
  readonly control?: boolean;
  /**
   * Maximum number of remembered `Idempotency-Key`s, each kept for 24 hours. A call with a further key is refused with
   * `rate_limited` until the oldest one expires. Default 1,000,000.
   */
  readonly maxIdempotencyKeys?: number;
  /** Number of calls that the journal keeps. Default 1,000. */
  readonly journalLimit?: number;
}

/** Options with every default filled in. */
export type ResolvedOptions = Required<Omit<SharedOptions, 'answer' | 'onSettle' | 'seed'>> & {
  readonly seed: string;
  readonly answer: AnswerHook | undefined;
  readonly onSettle: (settlement: Settlement) => void;
};

/** Removes fields that are `undefined`: in plain JavaScript they mean the default too. */
export const givenOnly = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;

/**
 * Fills in the defaults.
 *
 * @param own the defaults of the gateway itself
 */
export function resolveOptions(options: SharedOptions, own: Partial<ResolvedOptions>): ResolvedOptions {
  const seed = String(options.seed ?? 'clawwits');
  return {
    requestIdSeed: seed,
    onSettle: () => undefined,
    now: () => Date.now(),
    countTokens: createTokenEstimator(),
    latency: {},
    isvBlocked: false,
    strict: false,
    answer: undefined,
    faults: [],
    models: [],
    defaultMaxTokens: 1_024,
    maxBodyBytes: 32 * 1024 * 1024,
    control: true,
    maxIdempotencyKeys: 1_000_000,
    journalLimit: 1_000,
    ...own,
    ...givenOnly(options),
    seed,
  };
}
