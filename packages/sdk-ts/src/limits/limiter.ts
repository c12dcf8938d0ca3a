import { rateLimitWindowMs, requestsPerMinute, type Tier } from '@clawwits/contract';
import type { CallGate, GatedCall, Leave, Priority } from '../core/gate.ts';
import { type Runtime, systemRuntime } from '../core/runtime.ts';
import { isClawwitsError } from '../errors/clawwits-error.ts';
import { describeValue, invalidOption, mistypedOption } from '../errors/invalid.ts';
import { AdaptiveConcurrency } from './concurrency.ts';
import { learnFrom } from './learn-from-answer.ts';
import { SlidingWindow } from './sliding-window.ts';
import { type Waiting, waitInLine } from './wait-in-line.ts';

/** Options of a limiter. */
export interface LimiterOptions {
  /** Requests that the gateway allows in a minute. Default: unknown until its headers or a 429 say it. */
  requestsPerMinute?: number | undefined;
  /** Calls side by side at most. Default 1,000. */
  maxConcurrency?: number | undefined;
  /**
   * Longest delay of a 429 that holds back all calls, in milliseconds. After a longer one, such as that of a daily quota, each
   * call learns from the gateway itself that it is refused. Default 60,000, as `maxRetryDelay`.
   */
  maxHold?: number | undefined;
}

/** Options with every default filled in. */
type LimiterNumbers = { readonly [Name in keyof LimiterOptions]-?: number };

/** Current state of a limiter. */
export interface LimiterState {
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** Calls that are in progress. */
  readonly inFlight: number;
  /** Calls that may run side by side, as learned so far. */
  readonly concurrency: number;
  /** Time for which every call is held back, in milliseconds; 0 if none is. */
  readonly heldForMs: number;
}

/** Holds calls back to the pace that a gateway allows. Hand one to all clients of one key. */
export interface Limiter extends CallGate {
  readonly state: LimiterState;
}

/**
 * The window of the gateway opens when the first request arrives, not when it leaves: it may end that much later than a minute
 * after, in milliseconds.
 */
const arrivalMs = 500;

/** Share of the rate that calls in bulk leave to interactive ones. */
const interactiveShare = 0.01;

const ranks: readonly Priority[] = ['interactive', 'bulk'];

/**
 * Creates a limiter. It counts the requests of the last minute, holds back what would be one too many, and learns: from the
 * limits that headers report, from a 429, whose delay holds back all calls and not only the one that received it, and from
 * overload, which halves the number of calls side by side. Calls keep their order; an `interactive` one passes those that are
 * `bulk`, and a hundredth of the rate is kept for it.
 *
 * @param options the account's tier, or numbers
 * @throws {ConfigurationError} `invalid_option`
 *
 * @example
 * const cw = new Clawwits({ limiter: createLimiter('starter') });
 * await cw.chat.completions.create({ messages }, { priority: 'bulk' });
 */
export function createLimiter(options: Tier | LimiterOptions = {}): Limiter {
  return new TurnLimiter(readOptions(options), systemRuntime);
}

/** A limiter on a clock of your own, for tests. */
export const createLimiterOn = (runtime: Runtime, options: Tier | LimiterOptions = {}): Limiter =>
  new TurnLimiter(readOptions(options), runtime);

function readOptions(given: Tier | LimiterOptions): LimiterNumbers {
  if (typeof given === 'string') {
    const rate = Object.hasOwn(requestsPerMinute, given) ? requestsPerMinute[given] : undefined;
    if (rate === undefined) {
      throw invalidOption(`There is no tier "${given}"; the tiers are ${Object.keys(requestsPerMinute).join(', ')}.`);
    }
    return readOptions({ requestsPerMinute: rate });
  }
  if (typeof given !== 'object' || given === null) {
    throw invalidOption(`A limiter takes a tier or options; got ${describeValue(given)}.`);
  }
  const defaults = { requestsPerMinute: Number.POSITIVE_INFINITY, maxConcurrency: 1_000, maxHold: 60_000 };
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(defaults, name)) throw invalidOption(`A limiter has no option "${name}".`);
    if (value !== undefined && !(typeof value === 'number' && value >= 1)) {
      throw mistypedOption(name, 'a number of 1 or more', value);
    }
  }
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(known) } as LimiterNumbers;
}

class TurnLimiter implements Limiter {
  readonly #runtime: Runtime;
  readonly #options: LimiterNumbers;
  readonly #window = new SlidingWindow(rateLimitWindowMs + arrivalMs);
  readonly #concurrency: AdaptiveConcurrency;
  readonly #queues: Readonly<Record<Priority, Set<Waiting>>> = { interactive: new Set(), bulk: new Set() };
  #rate: number;
  #heldUntil = 0;
  #cancelTimer: (() => void) | null = null;

  constructor(options: LimiterNumbers, runtime: Runtime) {
    this.#runtime = runtime;
    this.#options = options;
    this.#rate = options.requestsPerMinute;
    this.#concurrency = new AdaptiveConcurrency(options.maxConcurrency);
  }

  get state(): LimiterState {
    return {
      waiting: this.#queues.interactive.size + this.#queues.bulk.size,
      inFlight: this.#concurrency.inFlight,
      concurrency: this.#concurrency.limit,
      heldForMs: Math.max(0, this.#heldUntil - this.#runtime.now()),
    };
  }

  enter(call: GatedCall, options: { readonly priority?: Priority | undefined } | undefined): Leave | Promise<Leave> {
    const priority = options?.priority ?? 'interactive';
    const queue = this.#queues[priority];
    if (queue === undefined) throw mistypedOption('priority', '"interactive" or "bulk"', priority);
    if (queue.size === 0 && this.#mayGo(priority)) return this.#go();
    return waitInLine(
      call,
      (waiting) => {
        queue.add(waiting);
        // Time may have brought a turn whose timer is late: to set another one would lose it.
        this.#letGo();
      },
      (waiting) => queue.delete(waiting),
    );
  }

  #mayGo(priority: Priority): boolean {
    const now = this.#runtime.now();
    if (now < this.#heldUntil) return false;
    if (this.#window.count(now) >= this.#rateOf(priority)) return false;
    return priority === 'interactive' || this.#concurrency.inFlight < this.#concurrency.limit;
  }

  #rateOf(priority: Priority): number {
    if (priority === 'interactive' || this.#rate === Number.POSITIVE_INFINITY) return this.#rate;
    return Math.max(1, this.#rate - Math.max(1, Math.floor(this.#rate * interactiveShare)));
  }

  #go(): Leave {
    const startedAt = this.#runtime.now();
    this.#window.add(startedAt);
    this.#concurrency.inFlight += 1;
    return (end) => {
      this.#concurrency.inFlight -= 1;
      const now = this.#runtime.now();
      const lesson = learnFrom(end, this.#runtime.date());
      if (lesson.rate !== undefined && this.#options.requestsPerMinute === Number.POSITIVE_INFINITY) {
        this.#rate = lesson.rate;
      }
      if (lesson.holdMs !== undefined && lesson.holdMs <= this.#options.maxHold) this.#hold(now + lesson.holdMs);
      if (lesson.isOverloaded) this.#concurrency.overloaded(startedAt, now);
      else if (!isClawwitsError(end.error)) this.#concurrency.succeeded();
      this.#letGo();
    };
  }

  /** Holds back all calls until the gateway counts anew; what was sent before does not count then. */
  #hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
    this.#window.clear();
  }

  /** Grants their turn to all whose turn it is. */
  #letGo(): void {
    for (const priority of ranks) {
      for (const waiting of this.#queues[priority]) {
        if (!this.#mayGo(priority)) break;
        this.#queues[priority].delete(waiting);
        waiting.grant(this.#go());
      }
    }
    this.#wakeLater();
  }

  /** Sets the timer for the next turn that time alone brings. */
  #wakeLater(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#queues.interactive.size + this.#queues.bulk.size === 0) return;
    const now = this.#runtime.now();
    const isFull = this.#window.count(now) >= this.#rateOf('bulk');
    const freeAt = isFull ? (this.#window.nextExpiry() ?? 0) : 0;
    const next = Math.max(this.#heldUntil, freeAt);
    if (next <= now) return;
    this.#cancelTimer = this.#runtime.schedule(Math.ceil(next - now), () => this.#letGo());
  }
}
