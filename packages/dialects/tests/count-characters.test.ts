import { describe, expect, test } from 'vitest';
import { countCharacters } from '../src/index.ts';

const base64 = 'iVBORw0KGgo'.repeat(200_000);
const text = 'What is in this picture? ';

describe('the characters of a request', () => {
  test.each([
    ['a data URL in chat', { type: 'image_url', image_url: { url: `data:image/png;base64,${base64}` } }],
    ['a source in messages', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: base64 } }],
    ['an image of responses', { type: 'input_image', image_url: `data:image/png;base64,${base64}` }],
    ['sound', { type: 'input_audio', input_audio: { format: 'wav', data: base64 } }],
  ])('count %s as a bounded number', (_, part) => {
    const count = countCharacters([{ role: 'user', content: [{ type: 'text', text }, part] }]);
    expect(count).toBeGreaterThan(text.length);
    expect(count).toBeLessThan(8_000);
  });

  test('count small images by their size, and each large one', () => {
    const image = (data: string) => ({ type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } });
    expect(countCharacters([image('iVBO')])).toBe(JSON.stringify([image('iVBO')]).length);
    expect(countCharacters([image(base64), image(base64)])).toBeGreaterThan(12_800);
  });

  test('count a text as what it is, also where it is long, mentions data or looks like an address', () => {
    const words = { data: 'long words, not base64! '.repeat(10_000), content: `data:, ${'word '.repeat(5_000)}` };
    expect(countCharacters(words)).toBe(JSON.stringify(words).length);
    expect(countCharacters(undefined)).toBe(0);
  });
});
