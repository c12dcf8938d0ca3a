import { ClawwitsError, type ErrorDetails } from '../errors/clawwits-error.ts';

/** Amounts of a budget that a call did not fit, in the budget's unit. */
export interface Shortage {
  /** Amount that is left. */
  readonly left: number;
  /** The most that the call can cost. */
  readonly needed: number;
  readonly unit: 'Wits' | 'USD';
}

/** The call may cost more than the budget has left. Nothing was sent. Code: `budget_exceeded`. */
export class BudgetExceededError extends ClawwitsError {
  static override readonly errorName = 'BudgetExceededError';
  /** Amount that is left, in the budget's unit. */
  declare readonly left: number;
  /** The most that the call can cost. */
  declare readonly needed: number;
  declare readonly unit: 'Wits' | 'USD';

  /** The amounts become properties, as all details do. */
  constructor(message: string, details: ErrorDetails & Shortage) {
    super(message, details);
  }
}
