import { expect, it } from 'vitest';
import resultSchema from '../schemas/result.schema.json' with { type: 'json' };
import { exitCodes } from '../src/failures/exit-codes.ts';
import { buildResult } from '../src/output/result.ts';
import { expectEvent, expectResult } from './support/schemas.ts';

const record = buildResult('chat', {}, null, 1.5);

it('the schema names every exit code', () => {
  expect(resultSchema.properties.exit_code.enum).toEqual(Object.values(exitCodes));
});

it('the schema takes the smallest record', () => {
  expectResult(record);
});

it.each([
  ['without a field', { ...record, model: undefined }],
  ['with a further field', { ...record, extra: 1 }],
  ['of another version', { ...record, schema_version: 2 }],
  ['with an unknown exit code', { ...record, exit_code: 9 }],
  ['with half an error', { ...record, error: { code: 'x' } }],
])('the schema refuses a record %s', (_name, wrong) => {
  expect(() => expectResult(wrong)).toThrow();
});

it('a line of a stream is one of those that the schema knows', () => {
  expectEvent({ schema_version: 1, type: 'text-delta', text: '' });
  expect(() => expectEvent({ schema_version: 1, type: 'text-delta' })).toThrow();
  expect(() => expectEvent({ schema_version: 1, type: 'other', text: '' })).toThrow();
});
