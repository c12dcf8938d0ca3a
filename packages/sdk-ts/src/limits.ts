export { type Budget, createBudget } from './limits/budget.ts';
export { BudgetExceededError } from './limits/budget-exceeded-error.ts';
export type { UncertainCall } from './limits/budget-ledger.ts';
export type { BudgetOptions } from './limits/budget-options.ts';
export { createLimiter, type Limiter, type LimiterOptions, type LimiterState } from './limits/limiter.ts';
export { mostTokens } from './limits/most-tokens.ts';
