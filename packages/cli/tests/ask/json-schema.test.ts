import type { JsonObject } from '@clawwits/sdk-ts';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { compileSchema } from '../../src/ask/answer-schema/json-schema.ts';
import { inEnglish, translatorFor } from '../../src/i18n/translate.ts';
import { englishIn } from '../support/english-in.ts';

const inVietnamese = await translatorFor('vi');

/** What is wrong with a value; an empty text where it satisfies the schema. */
async function check(schema: JsonObject, value: unknown, translate = inEnglish): Promise<string> {
  const compiled = await compileSchema(schema);
  if ('problem' in compiled) throw new Error(inEnglish(compiled.problem));
  const problem = compiled.check(value);
  return problem === undefined ? '' : translate(problem);
}

const price = { type: 'object', properties: { price: { type: 'number' } }, required: ['price'] };

/** Each keyword that validates: a schema, a value that satisfies it, one that does not, and what is said of that. */
const keywords: readonly (readonly [keyword: string, schema: JsonObject, good: unknown, bad: unknown, said: string])[] =
  [
    ['type', { type: 'string' }, 'a', 1, 'must be a string'],
    ['type', { type: ['integer', 'null'] }, 1.0, 1.5, 'must be a whole number or null'],
    ['enum', { enum: ['a', 1, null, { b: [1] }] }, { b: [1] }, 'b', 'must be one of "a", 1, null, {"b":[1]}'],
    ['const', { const: { a: 1, b: 2 } }, { b: 2, a: 1 }, {}, 'must be {"a":1,"b":2}'],
    ['multipleOf', { multipleOf: 0.01 }, 19.99, 0.005, 'must be a multiple of 0.01'],
    ['maximum', { maximum: 3 }, 3, 3.1, 'must be 3 or less'],
    ['exclusiveMaximum', { exclusiveMaximum: 3 }, 2.9, 3, 'must be less than 3'],
    ['minimum', { minimum: 3 }, 3, 2.9, 'must be 3 or more'],
    ['exclusiveMinimum', { exclusiveMinimum: 3 }, 3.1, 3, 'must be more than 3'],
    ['maxLength', { maxLength: 2 }, 'Hồ'.normalize(), 'Mã.', 'must have 2 or fewer characters'],
    ['minLength', { minLength: 2 }, 'ab', '😀', 'must have 2 or more characters'],
    ['pattern', { pattern: '^\\p{Lu}' }, 'Đà', 'đà', 'must match ^\\p{Lu}'],
    ['maxItems', { maxItems: 1 }, [1], [1, 2], 'must have 1 or fewer items'],
    ['minItems', { type: 'array', minItems: 2 }, [1, 2], [1], 'must have 2 or more items'],
    ['uniqueItems', { uniqueItems: true }, [1, '1'], [{ a: 1 }, { a: 1 }], 'must not have the same item twice'],
    ['contains', { contains: { type: 'number' } }, ['a', 1], ['a'], 'does not satisfy "contains"'],
    ['minContains', { contains: { const: 1 }, minContains: 2 }, [1, 1], [1, 2], 'does not satisfy "contains"'],
    ['maxContains', { contains: { const: 1 }, maxContains: 1 }, [1, 2], [1, 1], 'does not satisfy "contains"'],
    ['maxProperties', { maxProperties: 1 }, { a: 1 }, { a: 1, b: 1 }, 'must have 1 or fewer properties'],
    ['minProperties', { minProperties: 1 }, { a: 1 }, {}, 'must have 1 or more properties'],
    ['required', { required: ['a', 'toString'] }, { a: 1, toString: 1 }, { a: 1 }, 'toString: is missing'],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1, b: 1 }, { a: 1 }, 'b: is missing'],
    [
      'properties',
      { properties: { a: price } },
      { a: { price: 1 } },
      { a: { price: '1' } },
      'a.price: must be a number',
    ],
    ['patternProperties', { patternProperties: { '^a': { type: 'null' } } }, { b: 1 }, { ab: 1 }, 'ab: must be null'],
    [
      'additionalProperties',
      { properties: { a: {} }, additionalProperties: false },
      { a: 1 },
      { b: 1 },
      'b: is not allowed',
    ],
    ['propertyNames', { propertyNames: { maxLength: 1 } }, { a: 1 }, { ab: 1 }, 'does not satisfy "propertyNames"'],
    ['items', { items: price }, [{ price: 1 }], [{ price: 1 }, { price: null }], '1.price: must be a number'],
    ['prefixItems', { prefixItems: [true, { type: 'string' }] }, [1, 'a', 1], [1, 1], '1: must be a string'],
    ['items', { prefixItems: [{}], items: false }, [1], [1, 2], '1: is not allowed'],
    ['allOf', { allOf: [{ type: 'string' }, { minLength: 1 }] }, 'a', '', 'must have 1 or more characters'],
    ['anyOf', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1, 'must be a string or must be null'],
    ['anyOf', { anyOf: [{ type: 'null' }, { items: price }] }, [], [{}], '0.price: is missing'],
    ['oneOf', { oneOf: [{ type: 'string' }, { type: 'null' }] }, 'a', 1, 'must be a string or must be null'],
    ['oneOf', { oneOf: [{ type: 'string' }, { minLength: 1 }] }, '', 'a', 'satisfies more than one schema of "oneOf"'],
    ['not', { not: { type: 'string' } }, 1, 'a', 'does not satisfy "not"'],
    // biome-ignore lint/suspicious/noThenProperty: It is a keyword.
    ['then', { if: { minimum: 5 }, then: { multipleOf: 5 } }, 10, 6, 'must be a multiple of 5'],
    ['else', { if: { minimum: 5 }, else: { const: 0 } }, 0, 4, 'must be 0'],
    ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }, { b: 1 }, { a: 1 }, 'b: is missing'],
    [
      'unevaluatedProperties',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      { a: 1 },
      { a: 1, b: 1 },
      'b: is not allowed',
    ],
    ['unevaluatedItems', { contains: { const: 1 }, unevaluatedItems: false }, [1, 1], [1, 2], '1: is not allowed'],
    ['$ref', { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }, 'a', 1, 'must be a string'],
    ['$anchor', { $ref: '#a', $defs: { a: { $anchor: 'a', type: 'string' } } }, 'a', 1, 'must be a string'],
    ['$id', { $id: 'http://a.b/c', $ref: 'd', $defs: { d: { $id: 'd', type: 'string' } } }, 'a', 1, 'must be a string'],
    [
      '$dynamicRef',
      { $dynamicAnchor: 'node', properties: { next: { $dynamicRef: '#node' } }, required: ['id'] },
      { id: 1, next: { id: 2 } },
      { id: 1, next: {} },
      'next.id: is missing',
    ],
    ['format', { format: 'date' }, '2026-02-28', '2026-02-29', 'must be of the format "date"'],
    ['format', { format: 'email' }, 'a@b.example', 'a', 'must be of the format "email"'],
    ['properties', { properties: { $ref: { type: 'string' } } }, { $ref: 'a' }, { $ref: 1 }, '$ref: must be a string'],
  ];

it.each(keywords)('%s: %j takes %j and not %j, in two languages', async (_keyword, schema, good, bad, said) => {
  expect(await check(schema, good)).toBe('');
  expect(await check(schema, bad)).toBe(said);
  expect(englishIn(await check(schema, bad, inVietnamese))).toEqual([]);
});

it.each(
  keywords.flatMap(([keyword, schema]) =>
    /^(min|max|exclusive|multiple|pattern|required|dependent|unique|contains|format)/.test(keyword) &&
    !('type' in schema)
      ? [[keyword, schema] as const]
      : [],
  ),
)('%s is for values of its type alone: %j', async (_keyword, schema) => {
  expect(await check(schema, true)).toBe('');
});

it('does not check a format that it does not know, nor a keyword', async () => {
  expect(await check({ format: 'river', 'x-note': 1, examples: [2] }, 'a')).toBe('');
});

it.each([
  ['http://json-schema.org/draft-04/schema#', { minimum: 3, exclusiveMinimum: true }, 4, 3, 'must be more than 3'],
  ['http://json-schema.org/draft-04/schema#', { dependencies: { a: ['b'] } }, { b: 1 }, { a: 1 }, 'b: is missing'],
  ['http://json-schema.org/draft-06/schema#', { contains: { const: 1 } }, [1], [2], 'does not satisfy "contains"'],
  ['http://json-schema.org/draft-07/schema', { items: [{}], additionalItems: false }, [1], [1, 2], '1: is not allowed'],
  [
    'http://json-schema.org/draft-07/schema#',
    { $ref: '#/definitions/a', definitions: { a: { type: 'object', properties: { b: { $ref: '#/definitions/a' } } } } },
    { b: {} },
    { b: { b: 1 } },
    'b.b: must be an object',
  ],
  [
    'https://json-schema.org/draft/2019-09/schema',
    { $recursiveAnchor: true, items: { $recursiveRef: '#' }, type: 'array' },
    [[]],
    [[1]],
    '0.0: must be a list',
  ],
  ['https://json-schema.org/draft/2020-12/schema', { prefixItems: [{ type: 'null' }] }, [null], [1], '0: must be null'],
])('reads a schema of the draft that it names: %s %j', async ($schema, schema, good, bad, said) => {
  expect(await check({ $schema, ...schema }, good)).toBe('');
  expect(await check({ $schema, ...schema }, bad)).toBe(said);
});

it('applies keywords next to a reference at the top, in the older drafts too', async () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $ref: '#/definitions/a',
    allOf: [{ maxProperties: 1 }],
    definitions: { a: { required: ['a'] } },
  };
  expect(await check(schema, { a: 1 })).toBe('');
  expect(await check(schema, { b: 1 })).toBe('a: is missing');
  expect(await check(schema, { a: 1, b: 1 })).toBe('must have 1 or fewer properties');
});

describe('a schema that cannot be used', () => {
  it.each<[JsonObject, string]>([
    [
      { properties: { a: { type: 'strng' } } },
      'properties.a.type: must be one of "array", "boolean", "integer", "null", "number", "object", "string" or must be a list',
    ],
    [{ required: 'a' }, 'required: must be a list'],
    [{ items: { minLength: -1 } }, 'items.minLength: must be 0 or more'],
    [{ pattern: '(' }, 'pattern: must be of the format "regex"'],
    [
      { $schema: 'http://json-schema.org/draft-04/schema#', exclusiveMinimum: 1 },
      'exclusiveMinimum: must be a boolean',
    ],
    [{ $schema: 'urn:x' }, 'its "$schema" is not one of the drafts 4, 6, 7, 2019-09 and 2020-12: urn:x'],
    [{ $ref: 'other.json#/a' }, 'it refers to "other.json#/a", which is outside of the file'],
    [{ $ref: 'file:///etc/hosts' }, 'it refers to "file:///etc/hosts", which is outside of the file'],
    [{ items: { $ref: '#/$defs/a' } }, 'it refers to "#/$defs/a", which is not in the file'],
    [{ $ref: '#a' }, 'it refers to "#a", which is not in the file'],
    [{ $ref: '#/$defs/a', $defs: { a: { $ref: '#' } } }, 'it refers to itself without end'],
  ])('%j: %s', async (schema, said) => {
    const compiled = await compileSchema(schema);
    expect('problem' in compiled && inEnglish(compiled.problem)).toBe(said);
    expect('problem' in compiled && englishIn(inVietnamese(compiled.problem))).toEqual([]);
  });

  it('never fetches what a schema refers to', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => fetched.mockRestore());
    const address = 'http://127.0.0.1:9/schema.json';
    const compiled = await compileSchema({ $ref: address });
    expect('problem' in compiled && inEnglish(compiled.problem)).toContain(`"${address}", which is outside`);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('does not stand in the way of the next, nor of one with the same name', async () => {
    await compileSchema({ $id: 'http://a.b/c', type: 'strng' });
    expect(await check({ $id: 'http://a.b/c', type: 'string' }, 1)).toBe('must be a string');
    expect(await check({ $id: 'http://a.b/c', type: 'null' }, 1)).toBe('must be null');
  });
});

it('says so where an answer alone leads it without end', async () => {
  const schema = { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { $ref: '#/$defs/a' } } };
  expect(await check(schema, { b: 1 })).toBe('');
  expect(await check(schema, { a: 1 })).toBe('is nested too deeply to be checked');
});
