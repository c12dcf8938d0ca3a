import type { JsonObject, JsonValue } from '@clawwits/contract';
import { canonicalText, isObject, resolveReference } from './json-value.ts';

type Join = (one: JsonValue, other: JsonValue) => JsonValue;

const listOf = (value: JsonValue): JsonValue[] => (Array.isArray(value) ? value : [value]);
const larger: Join = (one, other) => Math.max(Number(one), Number(other));
const smaller: Join = (one, other) => Math.min(Number(one), Number(other));
const common: Join = (one, other) => {
  const wanted = new Set(listOf(other).map(canonicalText));
  return listOf(one).filter((value) => wanted.has(canonicalText(value)));
};
const bothTypes: Join = (one, other) => {
  const others = listOf(other);
  const shared = listOf(one).filter(
    (type) => others.includes(type) || (type === 'integer' && others.includes('number')),
  );
  return shared.length > 0 ? shared : others;
};
const bothProperties: Join = (one, other) => {
  const joined: JsonObject = { ...(one as JsonObject) };
  for (const [name, schema] of Object.entries(other as JsonObject)) {
    const known = joined[name];
    joined[name] = known === undefined ? schema : { allOf: [known, schema] };
  }
  return joined;
};

/** Functions that join two values of a keyword into one that requires both. For other keywords the later value wins. */
const joins: Readonly<Record<string, Join>> = {
  type: bothTypes,
  enum: common,
  required: (one, other) => [...listOf(one), ...listOf(other)],
  properties: bothProperties,
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
};

function join(one: JsonObject, other: JsonObject): JsonObject {
  const joined: JsonObject = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    const known = joined[keyword];
    const joinValues = Object.hasOwn(joins, keyword) ? joins[keyword] : undefined;
    joined[keyword] = known === undefined || joinValues === undefined ? value : joinValues(known, value);
  }
  return joined;
}

/** References may lead in a circle. */
const deepest = 24;

/** Merges the schemas of `$ref` and `allOf` into one schema without them. */
export function mergeSchemas(schema: JsonObject, root: JsonObject, depth = 0): JsonObject {
  const { $ref: reference, allOf: parts, ...own } = schema;
  if (depth > deepest) return own;
  let merged: JsonObject = own;
  const target = typeof reference === 'string' ? resolveReference(reference, root) : undefined;
  for (const part of [target, ...(Array.isArray(parts) ? parts : [])]) {
    if (isObject(part)) merged = join(merged, mergeSchemas(part, root, depth + 1));
  }
  return merged;
}
