import { createGateway } from '@clawwits/mock-gateway';
import { expect, test } from 'vitest';
import { Clawwits, isClawwitsError } from '../../src/index.ts';
import { BudgetExceededError, createBudget } from '../../src/limits.ts';

/** Rounds of calls side by side: `pnpm test:budget`, a check of `.ci/run`, makes it 20 of 1,000. */
const seeds = Number(process.env['CLAWWITS_BUDGET_SEEDS'] ?? 4);
const callsAtOnce = Number(process.env['CLAWWITS_BUDGET_CALLS'] ?? 200);

/** Random numbers that follow from a seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const faults = ['router_error@0.03', 'rate_limited@0.02', 'cut:2@0.05', 'lost-answer@0.03', 'error-event:1@0.02'];

test.each(Array.from({ length: seeds }, (_, seed) => ({ seed })))(
  'calls of random sizes and outcomes never pass their budget, and use 95 % of it (seed $seed)',
  async ({ seed }) => {
    const random = createRandom(seed + 1);
    const size = () => 1 + Math.floor(random() * 40);
    const maxWits = callsAtOnce * 40;
    // The wallet holds what the budget allows and no more: it refuses the first call that would pass the cap.
    const gateway = createGateway({
      seed,
      tier: 'enterprise',
      wits: maxWits,
      faults,
      answer: 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(1 + Math.floor(random() * 5)),
    });
    const budget = createBudget({ maxWits, onShortage: 'wait' });
    const client = new Clawwits({
      apiKey: gateway.apiKey,
      baseURL: 'https://gateway.clawwits.test',
      fetch: gateway.fetch as typeof fetch,
      honoursIdempotencyKey: true,
      initialRetryDelay: 1,
      maxRetries: 1,
      budget,
    });
    const { wallet } = gateway.account();
    let usedAtFirstRefusal: number | null = null;
    const isWithin = () => budget.spent + budget.reserved + sumOf(budget.uncertain) <= maxWits;

    async function call(): Promise<void> {
      const messages = [{ role: 'user' as const, content: 'chữ '.repeat(size()) }];
      const params = { messages, maxTokens: size() };
      const kind = random();
      try {
        if (kind < 0.5) await client.chat.completions.create(params);
        else {
          const stream = await client.chat.completions.create({ ...params, stream: true });
          if (kind < 0.9) await stream.result();
          else for await (const _ of stream) break;
        }
      } catch (error) {
        if (!isClawwitsError(error)) throw error;
        expect(error.code).not.toBe('insufficient_wits');
        if (error instanceof BudgetExceededError) usedAtFirstRefusal ??= budget.spent + sumOf(budget.uncertain);
      }
      expect(isWithin()).toBe(true);
      expect(wallet.lifetimeUsed + wallet.reserved).toBeLessThanOrEqual(maxWits);
    }

    while (usedAtFirstRefusal === null) await Promise.all(Array.from({ length: callsAtOnce }, call));
    expect(usedAtFirstRefusal).toBeGreaterThanOrEqual(0.95 * maxWits);
    expect(budget.reserved).toBe(0);
    expect(wallet.lifetimeUsed).toBeLessThanOrEqual(budget.spent + sumOf(budget.uncertain));
    expect(wallet.lifetimeUsed).toBeGreaterThanOrEqual(budget.spent);
  },
  120_000,
);

const sumOf = (calls: readonly { readonly most: number }[]): number => calls.reduce((sum, { most }) => sum + most, 0);
