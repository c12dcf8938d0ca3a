import { expect, it } from 'vitest';
import { readModel, type WireModel } from '../src/index.ts';

it.each<[WireModel, object]>([
  [
    { id: 'a', owned_by: 'DeepSeek', context_length: 1_000_000, pricing: { input: 1.5, output: 4 } },
    { provider: 'DeepSeek', contextWindow: 1_000_000, price: { inputPerMillion: 1.5, outputPerMillion: 4 } },
  ],
  [
    { id: 'b', provider: 'Anthropic', context: '200K', pricing: '$15 / $75' },
    { provider: 'Anthropic', contextWindow: 200_000, price: { inputPerMillion: 15, outputPerMillion: 75 } },
  ],
  [
    { id: 'c', context: '1M', pricing: '$1.50 / $4.00 per 1M' },
    { contextWindow: 1_000_000, price: { inputPerMillion: 1.5, outputPerMillion: 4 } },
  ],
  [
    { id: 'd', pricing: { prompt: '0.000003', completion: '0.000015' } },
    { price: { inputPerMillion: 3, outputPerMillion: 15 } },
  ],
  [{ id: 'e', pricing: '$0.02/image' }, { price: { perImage: 0.02 } }],
  [{ id: 'f', context: 'Varies', pricing: 'Varies' }, {}],
  [{ id: 'g', context: 'N/A', pricing: { input: 'free', output: -1 }, owned_by: '' }, {}],
])('reads %j into one shape', (entry, model) => {
  expect(readModel(entry)).toEqual({ id: entry.id, ...model, raw: entry });
});
