import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventTooLarge } from '../src/event-too-large.ts';
import { createJsonParser } from '../src/json-parser.ts';

function cut(bytes: Uint8Array, sizes: readonly number[]): string[] {
  const texts: string[] = [];
  const parser = createJsonParser((text) => texts.push(text), 1_000_000);
  let start = 0;
  for (let index = 0; start < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    parser.feed(bytes.subarray(start, start + size));
    start += size;
  }
  return texts;
}

const values = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
const spaces = fc.constantFrom('\n', '', ' \r\n', ',\n');

describe('JSON values that follow one another', () => {
  test('are each cut out as they are, whatever the boundaries of the pieces', () => {
    fc.assert(
      fc.property(values, sizes, spaces, (all, pieceSizes, space) => {
        const texts = all.map((value) => JSON.stringify(value));
        expect(cut(new TextEncoder().encode(texts.join(space)), pieceSizes)).toEqual(texts);
      }),
    );
  });

  test('of 32 MB in pieces of 1 KB are read in time that their square would never keep', () => {
    let size = 0;
    const parser = createJsonParser((text) => (size = text.length), 40_000_000);
    parser.feed(new TextEncoder().encode('{"a":"'));
    const piece = new TextEncoder().encode('x'.repeat(1024));
    for (let count = 0; count < 32 * 1024; count++) parser.feed(piece);
    parser.feed(new TextEncoder().encode('"}'));
    expect(size).toBe(32 * 1024 * 1024 + 8);
  });

  test('are bounded, whole or not', () => {
    for (const text of ['{"a":"12345678"}', '{"a":"123456789']) {
      const parser = createJsonParser(() => undefined, 10);
      expect(() => parser.feed(new TextEncoder().encode(text))).toThrow(EventTooLarge);
    }
  });

  test('that are not whole are none', () => {
    expect(cut(new TextEncoder().encode('{"a":{"b":1}} {"a":'), [3])).toEqual(['{"a":{"b":1}}']);
  });
});
