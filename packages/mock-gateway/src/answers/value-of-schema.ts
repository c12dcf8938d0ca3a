import type { JsonObject, JsonValue } from '@clawwits/contract';
import { Refusal } from '../core/refusal.ts';
import type { SeededRandom } from '../random/seeded.ts';
import { createKeywordFinder, type FindBrokenKeyword, MalformedSchema } from './find-broken-keyword.ts';
import { asNumber, canonicalText, isObject } from './json-value.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { writeNumber, writeString } from './scalars-of-schema.ts';

/** Schemas may refer to themselves: below the first depth only required properties are written, below the second nothing. */
const deepest = 6;
const bottom = 24;
/** Maximum number of branches that are tried; unions nested in unions would otherwise never end. */
const mostTries = 500;
/** The longest list that is written because a schema asks for it. */
const longestList = 1_000;

interface Writing {
  readonly root: JsonObject;
  readonly prompt: string;
  readonly random: SeededRandom;
  readonly findBrokenKeyword: FindBrokenKeyword;
  triesLeft: number;
}

/** Position of a value: its depth, and its number among the values of the same schema, which a list of unique items needs. */
type Place = { readonly depth: number; readonly variant: number };

const below = ({ depth, variant }: Place): Place => ({ depth: depth + 1, variant });

function writeUniqueItems(least: number, fixed: JsonValue[], items: JsonObject, writing: Writing, place: Place) {
  const written = new Map(fixed.map((value) => [canonicalText(value), value]));
  for (let variant = 0; written.size < least && variant < least * 2 + 20; variant++) {
    const value = write(items, writing, { depth: place.depth + 1, variant });
    if (!written.has(canonicalText(value))) written.set(canonicalText(value), value);
  }
  // Too few different values: the list then violates "uniqueItems", and is refused by that name.
  const values = [...written.values()];
  return [...values, ...Array.from({ length: Math.max(0, least - values.length) }, () => values[0] ?? null)];
}

function writeArray(schema: JsonObject, writing: Writing, place: Place): JsonValue[] {
  const hasRest = schema['items'] !== false;
  const prefix = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
  const contained = isObject(schema['contains']) ? schema['contains'] : undefined;
  const items = isObject(schema['items']) ? schema['items'] : (contained ?? {});
  const contains = contained === undefined ? 0 : (asNumber(schema['minContains']) ?? 1);
  const usual = place.depth >= deepest || schema['items'] === undefined ? contains : Math.max(1, contains);
  const least = asNumber(schema['minItems']) ?? usual;
  const most = Math.min(asNumber(schema['maxItems']) ?? longestList, longestList);
  const length = Math.min(most, Math.max(prefix.length, hasRest ? least : 0));
  const fixed = prefix.slice(0, length).map((one) => write(isObject(one) ? one : {}, writing, below(place)));
  if (schema['uniqueItems'] === true) return writeUniqueItems(length, fixed, items, writing, place);
  const rest = Array.from({ length: length - fixed.length }, () => write(items, writing, below(place)));
  return [...fixed, ...rest];
}

function writeObject(schema: JsonObject, writing: Writing, place: Place): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const optional = place.depth >= deepest ? [] : Object.keys(properties).filter((name) => properties[name] !== false);
  const most = asNumber(schema['maxProperties']) ?? Number.POSITIVE_INFINITY;
  const others = isObject(schema['additionalProperties']) ? schema['additionalProperties'] : {};
  const value: JsonObject = {};
  // A property may be called "__proto__": it must become one, and not the object's prototype.
  const add = (name: string, property: JsonValue | undefined) =>
    Object.defineProperty(value, name, {
      value: write(isObject(property) ? property : others, writing, below(place)),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const propertyOf = (name: string) => (Object.hasOwn(properties, name) ? properties[name] : undefined);
  for (const name of new Set(required)) add(name, propertyOf(name));
  for (const name of optional) {
    if (Object.keys(value).length >= most) break;
    if (!Object.hasOwn(value, name)) add(name, propertyOf(name));
  }
  return value;
}

function typeOf(schema: JsonObject): string {
  const { type } = schema;
  const first = Array.isArray(type) ? (type.find((name) => name !== 'null') ?? type[0]) : type;
  if (typeof first === 'string') return first;
  if (['properties', 'required', 'additionalProperties'].some((keyword) => schema[keyword] !== undefined))
    return 'object';
  if (['items', 'prefixItems', 'contains', 'minItems', 'uniqueItems'].some((keyword) => schema[keyword] !== undefined))
    return 'array';
  const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
  return numeric.some((keyword) => schema[keyword] !== undefined) ? 'number' : 'string';
}

/** Tries the branches of a union until a value satisfies the whole schema. */
function writeBranch(schema: JsonObject, branches: readonly JsonValue[], writing: Writing, place: Place): JsonValue {
  const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
  const objects = branches.filter(isObject);
  // Deep down, the null branch is the shortest end of a recursive schema.
  if (place.depth >= deepest) objects.sort((a, b) => Number(b['type'] === 'null') - Number(a['type'] === 'null'));
  // Other variants start with other branches: a list of unique items may need all of them.
  else objects.push(...objects.splice(0, place.variant % Math.max(1, objects.length)));
  const inner = { depth: place.depth + 1, variant: Math.floor(place.variant / Math.max(1, objects.length)) };
  let first: JsonValue | undefined;
  for (const branch of objects) {
    const value = write({ ...rest, allOf: [branch] }, writing, inner);
    writing.triesLeft -= 1;
    if (writing.triesLeft < 0) return value;
    if (writing.findBrokenKeyword(schema, value) === null) return value;
    first ??= value;
  }
  return first ?? null;
}

function write(given: JsonObject, writing: Writing, place: Place): JsonValue {
  if (place.depth > bottom) return null;
  const schema = mergeSchemas(given, writing.root);
  if (schema['const'] !== undefined) return schema['const'];
  const choices = schema['enum'];
  if (Array.isArray(choices) && choices.length > 0) {
    const chosen = writing.random.integer(0, choices.length - 1);
    return choices[(chosen + place.variant) % choices.length] ?? null;
  }
  const branches = [schema['anyOf'], schema['oneOf']].find((found): found is JsonValue[] => Array.isArray(found));
  if (branches !== undefined) return writeBranch(schema, branches, writing, place);

  const type = typeOf(schema);
  switch (type) {
    case 'object':
      return writeObject(schema, writing, place);
    case 'array':
      return writeArray(schema, writing, place);
    case 'number':
    case 'integer':
      return writeNumber(schema, type === 'integer', place.variant, writing.random);
    case 'boolean':
      return (writing.random.integer(0, 1) + place.variant) % 2 === 1;
    case 'null':
      return null;
    default:
      return writeString(schema, place.variant, writing.prompt);
  }
}

/**
 * Writes a value that satisfies a JSON Schema, or returns a refusal: a wrong answer would be worse.
 *
 * @returns a refusal `invalid_request` that names the keyword that the value would violate
 */
export async function attemptSchema(
  schema: JsonObject,
  prompt: string,
  random: SeededRandom,
): Promise<JsonValue | Refusal> {
  try {
    const findBrokenKeyword = await createKeywordFinder(schema);
    const writing = { root: schema, prompt, random, findBrokenKeyword, triesLeft: mostTries };
    const value = write(schema, writing, { depth: 0, variant: 0 });
    const keyword = findBrokenKeyword(schema, value);
    if (keyword === null) return value;
    const message = `The sandbox cannot write a value that satisfies "${keyword}" of the JSON Schema; give an answer of your own.`;
    return new Refusal('invalid_request', message, { param: keyword });
  } catch (error) {
    if (error instanceof MalformedSchema) return new Refusal('invalid_request', error.message);
    throw error;
  }
}

/**
 * Writes a value that satisfies a JSON Schema.
 *
 * @throws Refusal `invalid_request` if it cannot
 */
export async function valueOfSchema(schema: JsonObject, prompt: string, random: SeededRandom): Promise<JsonValue> {
  const value = await attemptSchema(schema, prompt, random);
  if (value instanceof Refusal) throw value;
  return value;
}
