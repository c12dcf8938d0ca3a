import { createGateway } from '@clawwits/mock-gateway';
import { expect, test } from 'vitest';
import { Clawwits, clew } from '../../src/index.ts';
import { createBudget } from '../../src/limits.ts';
import { failureOf, hello } from '../support/client.ts';

test('a budget in dollars counts what a gateway bills in dollars', async () => {
  const gateway = createGateway({ gateway: 'clew', tier: 'enterprise' });
  const open = (budget: ReturnType<typeof createBudget>) =>
    new Clawwits({
      gateway: clew,
      apiKey: gateway.apiKey,
      baseURL: 'https://clew.test',
      fetch: gateway.fetch as typeof fetch,
      budget,
    });
  const { data: models } = await open(createBudget({ maxUSD: 0, prices: {} })).models.list();
  const model = models.find(({ price }) => (price?.outputPerMillion ?? 0) > 0);
  if (model?.price === undefined) expect.fail('No model has a price.');
  const budget = createBudget({ maxUSD: 1, prices: { [model.id]: model.price } });
  const client = open(budget);
  const { response } = await client.chat.completions.create({ ...hello, model: model.id }).withResponse();
  expect(budget.unit).toBe('USD');
  expect(budget.spent).toBeGreaterThan(0);
  expect(budget.spent).toBeCloseTo(response.limits.costUSD ?? 0, 5);
  expect(budget.reserved).toBe(0);
  const unknown = await failureOf(client.chat.completions.create({ ...hello, model: 'unknown-model' }));
  expect(unknown).toMatchObject({ code: 'invalid_params' });
  expect(unknown.message).toContain('prices');
});
