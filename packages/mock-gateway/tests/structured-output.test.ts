import type { JsonObject } from '@clawwits/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGateway, user } from './support.ts';

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);

async function answerTo(schema: JsonObject, prompt = 'Plan a trip to Huế'): Promise<unknown> {
  const response_format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
  const { body } = await openGateway().chat({ messages: [user(prompt)], response_format, max_tokens: 20_000 });
  return JSON.parse(body.choices[0].message.content ?? '');
}

const text = { type: 'string' };
/** A keyword's name, kept out of literals: an object with a method of that name would be awaited. */
const consequence = 'then';
const schemas: Record<string, JsonObject> = {
  'an object of every type': {
    type: 'object',
    properties: { a: text, b: { type: 'integer' }, c: { type: 'number' }, d: { type: 'boolean' }, e: { type: 'null' } },
    required: ['a', 'b', 'c', 'd', 'e'],
    additionalProperties: false,
  },
  'bounds of numbers': {
    type: 'object',
    properties: {
      a: { type: 'integer', minimum: 5, maximum: 7 },
      b: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      c: { type: 'integer', multipleOf: 5, minimum: 12 },
      d: { type: 'integer', maximum: -3 },
    },
    required: ['a', 'b', 'c', 'd'],
  },
  'bounds of texts and lists': {
    type: 'object',
    properties: {
      a: { type: 'string', minLength: 100 },
      b: { type: 'string', maxLength: 2 },
      c: { type: 'array', items: text, minItems: 3 },
      d: { type: 'array', items: { enum: ['x', 'y', 'z'] }, minItems: 2, uniqueItems: true },
      e: { type: 'array', prefixItems: [{ type: 'integer' }, text], items: false },
    },
    required: ['a', 'b', 'c', 'd', 'e'],
  },
  formats: {
    type: 'object',
    properties: Object.fromEntries(
      ['date-time', 'date', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname'].map((format) => [
        format,
        { type: 'string', format },
      ]),
    ),
    required: ['date-time', 'email', 'uuid'],
  },
  choices: {
    type: 'object',
    properties: {
      a: { anyOf: [{ type: 'object', properties: { x: text }, required: ['x'] }, { type: 'null' }] },
      b: { oneOf: [{ const: 'yes' }, { const: 'no' }] },
      c: { type: ['string', 'null'] },
      d: {
        allOf: [
          { type: 'object', properties: { x: text }, required: ['x'] },
          { properties: { y: text }, required: ['y'] },
        ],
      },
    },
    required: ['a', 'b', 'c', 'd'],
  },
  'references, also to itself': {
    $ref: '#/$defs/node',
    $defs: {
      node: {
        type: 'object',
        properties: { name: text, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
        required: ['name', 'next'],
      },
    },
  },
  'a union next to properties': {
    type: 'object',
    properties: { kind: text },
    required: ['kind'],
    anyOf: [{ properties: { size: { type: 'integer' } }, required: ['size'] }],
  },
};

/** A schema whose references double at each level, down to a text. */
function doubling(levels: number): JsonObject {
  const definitions = Array.from({ length: levels }, (_, level): [string, JsonObject] => {
    const next = { $ref: `#/$defs/level${level + 1}` };
    return [`level${level}`, level === levels - 1 ? text : { allOf: [next, next] }];
  });
  return { $ref: '#/$defs/level0', $defs: Object.fromEntries(definitions) };
}

describe('structured output', () => {
  it.each(Object.entries(schemas))('satisfies %s', async (_name, schema) => {
    const value = await answerTo(schema);
    ajv.validate(schema, value);
    expect(ajv.errors).toBeNull();
  });

  it('satisfies whatever is asked for, for any prompt', async () => {
    const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ type: fc.constant('integer'), minimum: fc.integer({ min: -50, max: 50 }) }),
        fc.record({
          type: fc.constant('string'),
          minLength: fc.integer({ min: 0, max: 9 }),
          maxLength: fc.integer({ min: 9, max: 20 }),
        }),
        fc.record({ enum: fc.array(fc.string(), { minLength: 1, maxLength: 4 }) }),
        fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.integer({ min: 0, max: 3 }) }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('schema'), { maxKeys: 4 }).map((properties) => ({
          type: 'object',
          properties,
          required: Object.keys(properties),
          additionalProperties: false,
        })),
      ) as fc.Arbitrary<JsonObject>,
    }));
    await fc.assert(
      fc.asyncProperty(schema, fc.string({ unit: 'binary' }), async (wanted, prompt) => {
        const value = await answerTo(wanted, prompt);
        ajv.validate(wanted, value);
        expect(ajv.errors).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  /** Schemas of nearly every keyword, also such as nothing can satisfy. */
  const anySchema = fc.letrec<{ schema: JsonObject }>((tie) => {
    const some = (keywords: Record<string, fc.Arbitrary<unknown>>) => fc.record(keywords, { requiredKeys: ['type'] });
    const small = fc.integer({ min: 0, max: 6 });
    // No objects: ajv compares those by methods that a key may stand in for.
    const plainValue = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer()));
    const branches = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
    return {
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        some({
          type: fc.constantFrom('integer', 'number'),
          minimum: fc.integer({ min: -9, max: 9 }),
          maximum: fc.integer({ min: -9, max: 20 }),
          exclusiveMinimum: fc.integer({ min: -9, max: 9 }),
          multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.1, 2.5),
        }),
        some({
          type: fc.constant('string'),
          minLength: small,
          maxLength: small,
          pattern: fc.constantFrom('^[A-Z]{3}$', 'a', '^.*$', '['),
          format: fc.constantFrom('date-time', 'date', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname', 'time'),
        }),
        fc.record({ enum: fc.array(plainValue, { minLength: 1, maxLength: 4 }) }),
        fc.record({ const: plainValue }),
        fc.constant({ type: 'boolean' }),
        fc.constant({ $ref: '#/$defs/shared' }),
        some({
          type: fc.constant('array'),
          items: tie('schema'),
          prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          minItems: small,
          maxItems: small,
          uniqueItems: fc.boolean(),
        }),
        // Apart from prefixItems: next to them, ajv takes an empty list for one that contains what is asked for.
        some({ type: fc.constant('array'), items: tie('schema'), contains: tie('schema'), minContains: small }),
        some({
          type: fc.constant('object'),
          properties: fc.dictionary(fc.stringMatching(/^[a-c]$/), tie('schema'), { maxKeys: 3 }),
          required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
          additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
          minProperties: small,
          maxProperties: small,
        }),
        fc.record({ allOf: branches }),
        fc.record({ anyOf: branches }),
        fc.record({ oneOf: branches }),
        fc.record({ not: tie('schema') }),
        fc.record({ if: tie('schema'), [consequence]: tie('schema') }, { requiredKeys: ['if'] }),
      ) as fc.Arbitrary<JsonObject>,
    };
  }).schema;

  it('is right or refused with the name of a keyword, whatever the schema', async () => {
    let [answered, refusedCount] = [0, 0];
    const root = anySchema.map(
      (schema): JsonObject => ({ ...schema, $defs: { shared: { type: 'string', minLength: 3 } } }),
    );
    await fc.assert(
      fc.asyncProperty(root, fc.string({ unit: 'binary' }), async (schema, prompt) => {
        const response_format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
        const { chat, gateway } = openGateway();
        const { status, body } = await chat({ messages: [user(prompt)], response_format, max_tokens: 50_000 });
        if (status === 400) {
          refusedCount += 1;
          expect(body.error).toMatchObject({ code: 'invalid_request', param: expect.stringMatching(/^\$?[A-Za-z]+$/) });
          expect(JSON.stringify(schema)).toContain(`"${body.error.param}":`);
          expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
          return;
        }
        answered += 1;
        expect(status).toBe(200);
        if (JSON.stringify(schema).includes('"["')) return;
        ajv.validate(schema, JSON.parse(body.choices[0].message.content ?? ''));
        expect(ajv.errors).toBeNull();
      }),
      { numRuns: 300 },
    );
    // Most are satisfied; a generator that refuses whatever it is asked would satisfy the rest of this test too.
    expect(answered).toBeGreaterThan(refusedCount);
  });

  it.each([
    ['pattern', { type: 'object', properties: { code: { type: 'string', pattern: '^[A-Z]{3}-\\d+$' } } }],
    ['not', { type: 'string', not: { minLength: 1 } }],
    ['enum', { type: 'integer', if: { minimum: 0 }, [consequence]: { enum: [] } }],
    ['uniqueItems', { type: 'array', items: { type: 'null' }, minItems: 2, uniqueItems: true }],
    ['minimum', { type: 'integer', minimum: 3, maximum: 2 }],
  ])(
    'that cannot be written for its "%s" is refused before anything is paid, whole and streamed',
    async (keyword, schema) => {
      const { chat, streamChat, gateway } = openGateway();
      const response_format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
      const refused = await chat({ response_format });
      expect([refused.status, refused.body.error.code]).toEqual([400, 'invalid_request']);
      expect(refused.body.error.message).toContain(`"${keyword === 'minimum' ? 'm' : keyword}`);
      expect((await streamChat({ response_format })).status).toBe(400);
      expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
      // An answer of one's own is not looked at.
      expect((await openGateway({ answer: '"AB"' }).chat({ response_format })).status).toBe(200);
    },
  );

  it.each<[string, JsonObject]>([
    ['lead in a circle', { $ref: '#' }],
    ['lead in a circle by way of a union', { anyOf: [{ $ref: '#' }, { $ref: '#' }] }],
    ['lead nowhere', { type: 'object', properties: { a: { $ref: '#/$defs/b' } }, required: ['a'] }],
    ['double at each of thirty levels', doubling(30)],
  ])('whose references %s is refused for them, soon', async (_name, schema) => {
    const response_format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
    const { status, body } = await openGateway().chat({ response_format });
    expect([status, body.error.param]).toEqual([400, '$ref']);
  });

  it.each<[string, JsonObject]>([
    ['is a number in place of a list', { type: 'object', required: 5 }],
    ['is an object in place of a list', { allOf: { type: 'string' } }],
    ['is null in place of a schema', { type: 'object', properties: { a: null }, required: ['a'] }],
  ])('whose keyword %s is refused as malformed', async (_name, schema) => {
    const response_format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
    const { status, body } = await openGateway().chat({ response_format });
    expect([status, body.error.code]).toEqual([400, 'invalid_request']);
    expect(body.error.message).toContain('The JSON Schema is malformed');
  });

  it('leaves out what "unevaluatedProperties" forbids', async () => {
    const branch = { properties: { kind: { const: 'car' }, doors: { type: 'integer' } }, required: ['kind'] };
    const schema = { type: 'object', anyOf: [{ required: ['wheels'] }, branch], unevaluatedProperties: false };
    expect(await answerTo(schema)).toMatchObject({ kind: 'car' });
  });

  it('follows a pattern that the value keeps to by itself', async () => {
    const schema = { type: 'string', format: 'email', pattern: '^[^@]+@[^@]+$' };
    expect(await answerTo(schema)).toBe('sandbox@clawwits.example');
  });

  it('is some object where only JSON is asked for', async () => {
    const { body } = await openGateway().chat({ response_format: { type: 'json_object' } });
    expect(JSON.parse(body.choices[0].message.content ?? '')).toEqual({ answer: expect.any(String), sandbox: true });
  });
});
