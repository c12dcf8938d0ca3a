import type { AttemptEnd, CallGate, GatedCall, Leave } from '../core/gate.ts';
import { isClawwitsError } from '../errors/clawwits-error.ts';
import { describeValue, invalidParams } from '../errors/invalid.ts';
import { BudgetExceededError } from './budget-exceeded-error.ts';
import { BudgetLedger, type UncertainCall } from './budget-ledger.ts';
import { type BudgetOptions, checkBudgetOptions } from './budget-options.ts';
import { type CostCounter, createCostCounter, modelOf } from './call-cost.ts';
import { type Waiting, waitInLine } from './wait-in-line.ts';

/** A cap on what calls spend together. All amounts are in its unit. */
export interface Budget extends CallGate {
  readonly unit: 'Wits' | 'USD';
  readonly cap: number;
  /** Cost of the calls that are settled, as the gateway reported it. */
  readonly spent: number;
  /** The most that the calls in progress can cost. */
  readonly reserved: number;
  /** Amount that may still be reserved: the cap without all that is spent, reserved or uncertain. */
  readonly left: number;
  /** Calls of unknown cost, each with the most that it can have cost, which stays reserved. */
  readonly uncertain: readonly UncertainCall[];
  /**
   * Settles an uncertain call, once its cost is known from elsewhere: 0 if it was not billed.
   *
   * @param call one of `uncertain`
   * @throws {ConfigurationError} `invalid_params` if it is not one of them, or the cost is no number
   */
  settle(call: UncertainCall, cost: number): void;
}

/** A reservation of a call that is in progress. */
interface Reservation {
  readonly amount: number;
  /** `true` if an attempt that was repeated may have been billed. */
  maybeBilled: boolean;
}

/**
 * Creates a budget that any number of calls share, side by side, streams included. Before a call is sent, the most that it can
 * cost is reserved: a token for each byte of its prompt, and its `maxTokens`. After it, the reservation is settled at what
 * the gateway reports. A call that does not fit fails with a {@link BudgetExceededError} before anything is sent. What calls
 * cost whose outcome is unknown stays reserved, so that the cap is never passed.
 *
 * @throws {ConfigurationError} `invalid_option`
 *
 * @example
 * const budget = createBudget({ maxWits: 50_000 });
 * const cw = new Clawwits({ budget });
 * await cw.chat.completions.create({ messages, maxTokens: 200 });
 * console.log(budget.spent, budget.left, budget.uncertain.length);
 */
export function createBudget(options: BudgetOptions): Budget {
  checkBudgetOptions(options);
  return new SharedBudget(options);
}

class SharedBudget implements Budget {
  readonly #costs: CostCounter;
  readonly #ledger: BudgetLedger;
  readonly #waits: boolean;
  readonly #reservations = new WeakMap<GatedCall, Reservation>();
  readonly #uncertainByKey = new Map<string, UncertainCall>();
  readonly #queue = new Map<Waiting, { readonly call: GatedCall; readonly amount: number }>();

  constructor(options: BudgetOptions) {
    const { maxWits, maxUSD = 0, onShortage } = options;
    this.#costs = createCostCounter(options);
    this.#ledger = new BudgetLedger(Math.floor((maxWits ?? maxUSD) * this.#costs.scale));
    this.#waits = onShortage === 'wait';
  }

  get unit(): 'Wits' | 'USD' {
    return this.#costs.unit;
  }

  get cap(): number {
    return this.#shown(this.#ledger.cap);
  }

  get spent(): number {
    return this.#shown(this.#ledger.spent);
  }

  get reserved(): number {
    return this.#shown(this.#ledger.reserved);
  }

  get left(): number {
    return this.#shown(Math.max(0, this.#ledger.left));
  }

  get uncertain(): readonly UncertainCall[] {
    return [...this.#ledger.uncertain.keys()];
  }

  settle(call: UncertainCall, cost: number): void {
    if (!this.#ledger.uncertain.has(call)) throw invalidParams('Only a call that is in "uncertain" can be settled.');
    if (!(typeof cost === 'number' && cost >= 0 && Number.isFinite(cost))) {
      throw invalidParams(`A cost is a number of 0 or more; got ${describeValue(cost)}.`);
    }
    this.#ledger.settle(this.#forget(call), Math.ceil(cost * this.#costs.scale));
    this.#letGo();
  }

  enter(call: GatedCall): Leave | Promise<Leave> {
    const known = this.#reservations.get(call);
    if (known !== undefined) return this.#leaveOf(call, known);
    const amount = this.#costs.most(call);
    if (amount === 0) return () => undefined;
    const repeated = this.#uncertainByKey.get(call.request.idempotencyKey ?? '');
    // Sent again under the same key, it is billed once.
    if (repeated !== undefined && call.core.honoursIdempotencyKey) return this.#open(call, this.#forget(repeated));
    if (this.#queue.size === 0 && amount <= this.#ledger.left) return this.#reserve(call, amount);
    if (!this.#waits || amount > this.#ledger.leftAtBest) throw this.#exceeded(call, amount);
    return waitInLine(
      call,
      (waiting) => this.#queue.set(waiting, { call, amount }),
      (waiting) => {
        this.#queue.delete(waiting);
        this.#letGo();
      },
    );
  }

  #reserve(call: GatedCall, amount: number): Leave {
    this.#ledger.reserve(amount);
    return this.#open(call, amount);
  }

  #open(call: GatedCall, amount: number): Leave {
    const reservation: Reservation = { amount, maybeBilled: false };
    this.#reservations.set(call, reservation);
    return this.#leaveOf(call, reservation);
  }

  #leaveOf(call: GatedCall, reservation: Reservation): Leave {
    return (end) => {
      const { error } = end;
      // The next attempt goes out under the same key, and is billed once together with this one.
      if (isClawwitsError(error) && error.maybeBilled) reservation.maybeBilled = true;
      if (end.retrying) return;
      this.#reservations.delete(call);
      this.#close(call, reservation, end);
      this.#letGo();
    };
  }

  #close(call: GatedCall, { amount, maybeBilled }: Reservation, end: AttemptEnd): void {
    const { error } = end;
    const used = error === undefined ? this.#costs.used(call, end) : null;
    if (used !== null) this.#ledger.settle(amount, used);
    else if (error !== undefined && !maybeBilled) this.#ledger.settle(amount, 0);
    else this.#keep(call, amount, isClawwitsError(error) ? error.code : undefined);
  }

  #keep(call: GatedCall, amount: number, code: string | undefined): void {
    const { endpoint, idempotencyKey } = call.request;
    const most = this.#shown(amount);
    const uncertain: UncertainCall = { idempotencyKey, endpoint: endpoint.sdk, model: modelOf(call), most, code };
    this.#ledger.keep(uncertain, amount);
    if (idempotencyKey !== undefined) this.#uncertainByKey.set(idempotencyKey, uncertain);
  }

  #forget(call: UncertainCall): number {
    this.#uncertainByKey.delete(call.idempotencyKey ?? '');
    return this.#ledger.take(call);
  }

  /** Lets the calls go that fit now, in their order, and refuses what cannot fit any more. */
  #letGo(): void {
    for (const [waiting, { call, amount }] of this.#queue) {
      const fits = amount <= this.#ledger.left;
      if (!fits && amount <= this.#ledger.leftAtBest) return;
      this.#queue.delete(waiting);
      if (fits) waiting.grant(this.#reserve(call, amount));
      else waiting.refuse(this.#exceeded(call, amount));
    }
  }

  #exceeded({ core }: GatedCall, amount: number): BudgetExceededError {
    const { left, unit } = this;
    const needed = this.#shown(amount);
    return new BudgetExceededError(
      `The budget has ${left} ${unit} left, and the call can cost ${needed}. Nothing was sent. Ask for a smaller "maxTokens", or raise the budget.`,
      { code: 'budget_exceeded', gateway: core.gateway.name, left, needed, unit },
    );
  }

  #shown(units: number): number {
    return units / this.#costs.scale;
  }
}
