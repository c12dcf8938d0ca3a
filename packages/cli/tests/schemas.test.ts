import { describe, expect, it } from 'vitest';
import resultSchema from '../schemas/result.schema.json' with { type: 'json' };
import { commandData } from '../scripts/command-data.ts';
import { withData } from '../scripts/result-schema.ts';
import { commands } from '../src/commands/commands.ts';
import { exitCodes } from '../src/errors/exit-codes.ts';
import { buildResult } from '../src/output/result.ts';
import type { Invocation } from '../src/program/definition.ts';
import { parseArguments } from './support/parse-arguments.ts';
import { expectEvent, expectResult } from './support/schemas.ts';

const data = { text: 'Xin chào', request_id: null, provider: null, cached: null };
const record = buildResult('chat', { data }, null, 1.5);

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

it('the schema that ships is the one that the commands are held to', () => {
  const { anyOf: _cases, $defs: _data, ...alone } = resultSchema;
  expect(withData(alone)).toEqual(resultSchema);
});

/** A line for each command, and for each of those below it. */
const lines = commands.flatMap(({ name }): string[] => {
  const below = {
    batch: ['run in.jsonl -o out.jsonl', 'status out.jsonl', 'verify out.jsonl', 'errors out.jsonl'],
    sessions: ['list', 'show s', 'search a text', 'rm s'],
    keys: ['list', 'create', 'revoke k'],
    config: ['list', 'get model', 'set model m', 'unset model', 'show', 'use p'],
    sandbox: ['reset'],
  }[name];
  const words = {
    api: 'GET /v1',
    completion: 'bash',
    help: 'output',
    image: 'a cat',
    ocr: 'cat.png',
    similar: 'a b',
  };
  return (below ?? [(words as Partial<Record<string, string>>)[name] ?? '']).map((rest) => `${name} ${rest}`.trim());
});

interface Described {
  readonly properties?: object;
  readonly anyOf?: readonly Described[];
}

describe('the data of every command', () => {
  const invocations = lines.map((line): Invocation => {
    const parsed = parseArguments(line.split(' '));
    if (parsed.type !== 'command') throw new Error(`${line} is no command.`);
    return parsed.invocation;
  });

  it('is described, and nothing else is', () => {
    const named = [...invocations.map(({ name }) => name), 'completion words'];
    expect(named.sort()).toEqual(Object.keys(commandData).sort());
  });

  // The mock gateway has options of its own, and no --field.
  const ofRecords = invocations.filter(({ name }) => name !== 'gateway');

  it.each(ofRecords)('has the fields that --field of $name knows', ({ name, dataFields }) => {
    const { $defs } = resultSchema as unknown as { $defs: Record<string, Described> };
    const definition = $defs[name.replace(' ', '-')];
    const described = [definition ?? {}, ...(definition?.anyOf ?? [])].flatMap(({ properties = {} }) =>
      Object.keys(properties),
    );
    // What a gateway tells of a key may be more than is described.
    expect([...dataFields].sort()).toEqual([...new Set(described)].sort());
  });
});

it.each([
  ['with half of its data', { ...record, data: { text: '' } }],
  ['with more data than there is', { ...record, data: { ...data, more: 1 } }],
  ['with the data of another command', { ...record, command: 'models' }],
  ['without data, although it ended well', { ...record, data: null }],
  ['of a command that there is not', { ...record, command: 'chta' }],
  ['with data, although its command tells none on failure', { ...failed('models'), data: { models: [] } }],
])('the schema refuses a record %s', (_name, wrong) => {
  expect(() => expectResult(wrong)).toThrow();
});

it('the schema takes a failure without data, and an answer of which a part came', () => {
  expectResult(failed('models'));
  expectResult(failed('chat'));
  expectResult({ ...failed('chat'), data });
  expectResult(failed(null));
});

it('a line of a stream is one of those that the schema knows', () => {
  expectEvent({ schema_version: 1, type: 'text-delta', text: '' });
  expect(() => expectEvent({ schema_version: 1, type: 'text-delta' })).toThrow();
  expect(() => expectEvent({ schema_version: 1, type: 'other', text: '' })).toThrow();
});

function failed(command: string | null) {
  const error = { code: 'x', message: 'x', http_status: null, request_id: null, retryable: false, hint: null };
  return { ...record, command, ok: false, data: null, error: { ...error, retry_after_ms: null }, exit_code: 1 };
}
