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
  'a union beside properties': {
    type: 'object',
    properties: { kind: text },
    required: ['kind'],
    anyOf: [{ properties: { size: { type: 'integer' } }, required: ['size'] }],
  },
};

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

  it('is some object where only JSON is asked for', async () => {
    const { body } = await openGateway().chat({ response_format: { type: 'json_object' } });
    expect(JSON.parse(body.choices[0].message.content ?? '')).toEqual({ answer: expect.any(String), sandbox: true });
  });
});
