import { describe, expect, test } from 'vitest';
import type { FailedOutcome } from '../../src/core/outcome.ts';
import { createRetryBudget } from '../../src/core/retry-budget.ts';

const down: FailedOutcome = { type: 'refused', status: 503, code: 'x', facts: {} };
const throttled: FailedOutcome = { type: 'refused', status: 429, code: 'x', facts: {} };

describe("a client's retry budget", () => {
  test('allows 35 retries in a row, and not one more', () => {
    const budget = createRetryBudget();
    const taken = Array.from({ length: 40 }, () => budget.take(down));
    expect(taken.filter(Boolean)).toHaveLength(Math.floor(500 / 14));
    expect(taken.lastIndexOf(true)).toBe(34);
    expect(budget.tokens).toBe(500 - 35 * 14);
  });

  test('charges less where the gateway throttles', () => {
    const budget = createRetryBudget();
    const taken = Array.from({ length: 120 }, () => budget.take(throttled));
    expect(taken.filter(Boolean)).toHaveLength(100);
    expect(budget.tokens).toBe(0);
  });

  test('gets back what a call took that succeeded in the end', () => {
    const budget = createRetryBudget();
    budget.take(down);
    budget.take(down);
    budget.refund(2);
    expect(budget.tokens).toBe(500);
  });

  test('grows by one with each plain success, never beyond its capacity', () => {
    const budget = createRetryBudget();
    while (budget.take(down));
    const before = budget.tokens;
    budget.refund(0);
    expect(budget.tokens).toBe(before + 1);
    for (let call = 0; call < 1_000; call++) budget.refund(0);
    expect(budget.tokens).toBe(500);
  });
});
