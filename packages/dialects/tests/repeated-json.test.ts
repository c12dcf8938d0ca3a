import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RepeatedJsonReader } from '../src/repeated-json.ts';

/** Reads texts one after the other; each must come out as `JSON.parse` has it, to the order of its members. */
function expectSameAsParse(texts: readonly string[]): void {
  const reader = new RepeatedJsonReader();
  const read = (text: string): unknown => reader.read(text);
  // The first few of a stream are always parsed.
  for (let index = 0; index < 8; index++) read('{}');
  for (const text of texts) {
    let expected: unknown;
    try {
      expected = JSON.parse(text);
    } catch {
      expect(() => read(text)).toThrow(SyntaxError);
      continue;
    }
    const value = read(text);
    expect(value).toStrictEqual(expected);
    expect(JSON.stringify(value)).toBe(JSON.stringify(expected));
    spoil(value);
  }
}

/** Changes everything in a value, as a caller may. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    spoil(member);
    Reflect.set(value, name, 'spoilt');
  }
  Reflect.set(value, 'added', true);
}

const piece = fc.oneof(
  fc.constantFrom(
    '',
    ' word',
    'a',
    'stop',
    '"',
    '\\',
    '\n',
    'chào 👋🏽',
    ', ',
    '\u2028',
    'content',
    'clawwits',
    '","a":"',
  ),
  fc.string({ maxLength: 20 }),
);
const rest = fc.record(
  {
    id: fc.constantFrom('a', 'b', ' word'),
    usage: fc.constantFrom(null, null, { total: 1 }),
    __proto__: fc.constantFrom(null),
    content: fc.constantFrom('a', ' word'),
  },
  { requiredKeys: [] },
);
const shape = fc.oneof(
  fc
    .tuple(piece, rest, rest)
    .map(([content, more, most]) => ({ choices: [{ index: 0, delta: { content, ...more } }], ...most })),
  fc.tuple(piece, rest).map(([text, more]) => ({ type: 'delta', index: 1, delta: { type: 'text', text }, ...more })),
  fc
    .tuple(piece)
    .map(([text]) => ({ choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }] })),
  fc
    .tuple(piece, piece)
    .map(([one, other]) => ({ choices: [{ delta: { content: one } }, { delta: { content: other } }] })),
  fc.constant({ type: 'ping' }),
);
const spacing = fc.constantFrom(undefined, undefined, 1);
const runOf = fc
  .tuple(shape, fc.array(piece, { minLength: 1, maxLength: 6 }), spacing)
  .map(([value, pieces, space]) => pieces.map((text) => JSON.stringify(value, replaceText(text), space)));

/** Puts another text where a shape holds one. */
function replaceText(text: string): (name: string, value: unknown) => unknown {
  return (name, value) => (['content', 'text', 'arguments'].includes(name) ? text : value);
}

describe('JSON texts that differ in one string', () => {
  test('are read to what JSON.parse makes of them, and share nothing', () => {
    fc.assert(
      fc.property(fc.array(runOf, { maxLength: 6 }), (runs) => expectSameAsParse(runs.flat())),
      { numRuns: 2_000 },
    );
  });

  test('are distinguished from similar texts that are not JSON', () => {
    const good = '{"delta":{"content":"a"}}';
    expectSameAsParse([
      good,
      good,
      '{"delta":{"content":"a\n"}}',
      '{"delta":{"content":"a}}',
      '{"delta":{"content":"a"}',
      good,
    ]);
    expectSameAsParse([
      good,
      '{"delta":{"content":"\\"}}',
      '{"delta":{"content":"a","b":"c"}}',
      '{"delta":{"content":""}}',
    ]);
    expectSameAsParse([good, '{"delta":{"content":1}}', '"a"', 'null', '', '[]', good, '{"delta":{"content":"}}']);
  });

  test.each([
    ['a member twice', '{"delta":{"content":"x","content":"%"}}'],
    ['a member twice, the other way round', '{"delta":{"content":"%","content":"x"}}'],
    ['a prototype of its own', '{"delta":{"__proto__":"x","content":"%"}}'],
    ['a prototype on the way', '{"__proto__":{"content":"%"}}'],
    ['an escaped name', '{"delta":{"cont\\u0065nt":"%"},"content":"%"}'],
    ['the text in two places', '{"id":"%","delta":{"content":"%"}}'],
    ['an array that is the whole', '["%",{"content":"%"}]'],
    ['text that looks like the end of another', '{"a":", ","delta":{"content":"%"},"b":"x"}'],
  ])('with %s are read as by JSON.parse', (_, pattern) => {
    expectSameAsParse(
      ['one', 'two', 'three', ', ', 'a much longer text than the others', ''].map((text) =>
        pattern.replaceAll('%', text),
      ),
    );
  });

  test('are parsed like any others where no two are alike', () => {
    expectSameAsParse(
      Array.from({ length: 40 }, (_, index) => JSON.stringify({ index, delta: { content: `${index}` } })),
    );
  });

  test('are read right where a place-holder is planted in them, however it is escaped', () => {
    const planted = fc.oneof(
      fc.constantFrom('clawwits', 'claw\\u0077its', '\\u0063lawwits', 'x', '\\u0078x'),
      fc.nat({ max: 200 }).map((length) => 'x'.repeat(length)),
    );
    const chunk = fc
      .tuple(planted, planted, planted)
      .map(
        ([one, other, text]) =>
          `{"id":"${one}","content":"${other}","delta":{"name":"${other}","content":"${text}","after":"${one}"}}`,
      );
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 2, maxLength: 6 }), (texts) => expectSameAsParse(texts)),
      { numRuns: 2_000 },
    );
    const swapping = (after: string) => `{"choices":[{"text":"clawwits","name":"${after}"}]}`;
    expectSameAsParse(['clawwits', 'other', 'clawwits', 'third'].map(swapping));
  });
});
