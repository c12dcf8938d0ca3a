import { base64EmbeddingListSchema, embeddingListSchema } from '@clawwits/contract/schemas';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedText } from '../src/endpoints/embeddings/vector.ts';
import { openGateway } from './support.ts';

const closeness = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

async function embed(input: string | string[], encoding_format: 'float' | 'base64' = 'float') {
  const { body } = await openGateway().call<unknown>('POST', '/v1/embeddings', { input, encoding_format });
  return body;
}

describe('embeddings', () => {
  it('are 1024 numbers of unit length, in the order of their texts', async () => {
    const { data, usage } = embeddingListSchema.parse(await embed(['one fox', 'two dogs run']));
    expect(data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
      [0, 1024],
      [1, 1024],
    ]);
    for (const { embedding } of data) expect(Math.hypot(...embedding)).toBeCloseTo(1, 6);
    expect(usage).toEqual({ prompt_tokens: 5, total_tokens: 5 });
  });

  it('are the same numbers as base64 of little-endian float32', async () => {
    const floats = embeddingListSchema.parse(await embed('một con cáo')).data[0]?.embedding;
    const text = base64EmbeddingListSchema.parse(await embed('một con cáo', 'base64')).data[0]?.embedding ?? '';
    const bytes = Buffer.from(text, 'base64');
    expect(bytes.length).toBe(4096);
    expect(Array.from({ length: 1024 }, (_, index) => bytes.readFloatLE(index * 4))).toEqual(floats);
  });

  it('are the same for the same text, alone and in a batch', async () => {
    const alone = embeddingListSchema.parse(await embed('fox')).data[0]?.embedding;
    expect(embeddingListSchema.parse(await embed(['dog', 'fox'])).data[1]?.embedding).toEqual(alone);
  });

  it('lie closer for texts that share words than for texts that do not', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    const words = fc.uniqueArray(word, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(words, (all) => {
        const shared = all.slice(0, 3);
        const text = [...shared, ...all.slice(3, 6)].join(' ');
        const near = embedText([...shared, ...all.slice(6, 9)].join(' ').toUpperCase());
        const far = embedText(all.slice(6, 12).join(' '));
        expect(closeness(embedText(text), near)).toBeGreaterThan(closeness(embedText(text), far));
      }),
    );
  });

  it.each([
    ['revenue', 'finance', 'pets'],
    ['pets', 'a cat on the mat', 'quarterly revenue'],
    ['pets', 'the dog sleeps', 'quarterly revenue'],
    ['How do I top up my wallet?', 'Credits are added to the balance of an account.', 'The forecast promises rain.'],
    ['con mèo', 'chó', 'ngân hàng'],
  ])('of "%s" lie closer to "%s" than to "%s"', (text, near, far) => {
    const own = embedText(text);
    expect(closeness(own, embedText(near))).toBeGreaterThan(closeness(own, embedText(far)) + 0.1);
  });

  it('have unit length for every text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        expect(Math.hypot(...embedText(text))).toBeCloseTo(1, 5);
      }),
    );
  });
});
