import type { JsonObject, JsonValue } from '@clawwits/contract';
import type { SeededRandom } from '../random/seeded.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Schemas may refer to themselves: below this depth only what is required is written, far below it nothing is. */
const deepest = 6;
const bottom = 24;

interface Writing {
  readonly root: JsonObject;
  readonly prompt: string;
  readonly random: SeededRandom;
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T09:30:00Z',
  date: '2026-01-15',
  time: '09:30:00Z',
  duration: 'PT1H',
  email: 'sandbox@clawwits.example',
  hostname: 'clawwits.example',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://clawwits.example/',
  url: 'https://clawwits.example/',
  uuid: '3f0e6a52-7c4b-4d19-9a68-1b2c3d4e5f60',
};

function resolveReference(reference: string, root: JsonObject): JsonObject {
  if (!reference.startsWith('#')) return {};
  let target: JsonValue | undefined = root;
  for (const step of reference.slice(1).split('/').filter(Boolean)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    target = isObject(target) ? target[name] : undefined;
  }
  return isObject(target) ? target : {};
}

/** Joins what `allOf` asks for into one schema. */
function mergeAll(schema: JsonObject, root: JsonObject): JsonObject {
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].filter(isObject) : [];
  let merged: JsonObject = { ...schema };
  delete merged['allOf'];
  for (const part of parts) {
    const resolved = typeof part['$ref'] === 'string' ? resolveReference(part['$ref'], root) : part;
    const required = [merged['required'], resolved['required']].flatMap((names) => (Array.isArray(names) ? names : []));
    const properties = { ...(merged['properties'] as JsonObject), ...(resolved['properties'] as JsonObject) };
    merged = { ...merged, ...resolved, properties, required };
  }
  return merged;
}

function writeString(schema: JsonObject, { prompt }: Writing): string {
  const format = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (format !== undefined) return format;
  const longest = asNumber(schema['maxLength']) ?? 60;
  const text = Array.from(prompt.replace(/\s+/g, ' ').trim() || 'sandbox');
  const written = text.slice(0, Math.min(longest, 60));
  // Lengths of a schema count characters, not the halves of surrogate pairs.
  return written.join('') + '.'.repeat(Math.max(0, (asNumber(schema['minLength']) ?? 0) - written.length));
}

function writeNumber(schema: JsonObject, { random }: Writing): number {
  const isWhole = schema['type'] === 'integer';
  const step = asNumber(schema['multipleOf']) ?? 1;
  const above = asNumber(schema['exclusiveMinimum']);
  const below = asNumber(schema['exclusiveMaximum']);
  const smallest = asNumber(schema['minimum']) ?? above;
  const largest = asNumber(schema['maximum']) ?? below;
  const low = smallest ?? (largest === undefined ? 1 : largest - 10 * step);
  const high = largest ?? low + 10 * step;
  const isAllowed = (value: number) =>
    value >= low && value <= high && value !== above && value !== below && (!isWhole || Number.isInteger(value));
  const first = Math.ceil(low / step);
  const steps = Math.max(0, Math.floor(high / step) - first);
  const chosen = (first + random.integer(0, Math.min(steps, 1_000))) * step;
  if (isAllowed(chosen)) return chosen;
  return [first * step, (first + 1) * step, (low + high) / 2].find(isAllowed) ?? low;
}

function writeArray(schema: JsonObject, writing: Writing, depth: number): JsonValue[] {
  const fixed = Array.isArray(schema['prefixItems']) ? schema['prefixItems'].filter(isObject) : [];
  const items = isObject(schema['items']) ? schema['items'] : {};
  const least = asNumber(schema['minItems']) ?? (depth >= deepest || schema['items'] === undefined ? 0 : 1);
  const choices = items['enum'];
  if (schema['uniqueItems'] === true && Array.isArray(choices)) return choices.slice(0, Math.max(least, 1));
  const length = Math.max(fixed.length, Math.min(least, asNumber(schema['maxItems']) ?? least));
  const values = Array.from({ length }, (_, index) => write(fixed[index] ?? items, writing, depth + 1));
  if (schema['uniqueItems'] !== true) return values;
  return values.map((value, index) => {
    if (typeof value === 'string') return index === 0 ? value : `${value} ${index + 1}`;
    return typeof value === 'number' ? (asNumber(items['minimum']) ?? 1) + index : value;
  });
}

function writeObject(schema: JsonObject, writing: Writing, depth: number): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const names = new Set([...required.map(String), ...(depth >= deepest ? [] : Object.keys(properties))]);
  const value: JsonObject = {};
  for (const name of names) {
    const property = properties[name];
    value[name] = write(isObject(property) ? property : {}, writing, depth + 1);
  }
  return value;
}

function typeOf(schema: JsonObject): string {
  const { type } = schema;
  const first = Array.isArray(type) ? (type.find((name) => name !== 'null') ?? type[0]) : type;
  if (typeof first === 'string') return first;
  if (isObject(schema['properties'])) return 'object';
  return schema['items'] === undefined && schema['prefixItems'] === undefined ? 'string' : 'array';
}

function write(given: JsonObject, writing: Writing, depth: number): JsonValue {
  if (depth > bottom) return null;
  if (typeof given['$ref'] === 'string')
    return write(resolveReference(given['$ref'], writing.root), writing, depth + 1);
  const schema = Array.isArray(given['allOf']) ? mergeAll(given, writing.root) : given;
  if (schema['const'] !== undefined) return schema['const'];
  const choices = schema['enum'];
  if (Array.isArray(choices) && choices.length > 0)
    return choices[writing.random.integer(0, choices.length - 1)] ?? null;

  const branches = [schema['anyOf'], schema['oneOf']].find((found): found is JsonValue[] => Array.isArray(found));
  const objects = branches?.filter(isObject) ?? [];
  // Deep down the shortest way out of a recursive schema is its null branch.
  const branch = depth >= deepest ? (objects.find((one) => one['type'] === 'null') ?? objects[0]) : objects[0];
  if (branch !== undefined) {
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
    return write({ ...rest, allOf: [branch] }, writing, depth + 1);
  }

  switch (typeOf(schema)) {
    case 'object':
      return writeObject(schema, writing, depth);
    case 'array':
      return writeArray(schema, writing, depth);
    case 'number':
    case 'integer':
      return writeNumber(schema, writing);
    case 'boolean':
      return writing.random.integer(0, 1) === 1;
    case 'null':
      return null;
    default:
      return writeString(schema, writing);
  }
}

/**
 * Writes a value that satisfies a JSON Schema: types, `enum`, `const`, `required`, bounds and lengths, formats,
 * local references, `allOf`, and the first branch of `anyOf` and `oneOf`. Patterns are not followed.
 */
export function valueOfSchema(schema: JsonObject, prompt: string, random: SeededRandom): JsonValue {
  return write(schema, { root: schema, prompt, random }, 0);
}
