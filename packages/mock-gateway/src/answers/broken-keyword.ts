import type { JsonObject, JsonValue } from '@clawwits/contract';
import { hasFormat } from './has-format.ts';
import { asNumber, canonicalText, isObject, resolveReference } from './json-value.ts';

type Check = (wanted: JsonValue, value: JsonValue, schema: JsonObject, follow: Follow) => boolean;
type Follow = (schema: JsonValue | undefined, value: JsonValue) => string | null;

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const lengthOf = (text: string) => Array.from(text).length;
const schemasOf = (wanted: JsonValue): JsonValue[] => (Array.isArray(wanted) ? wanted : []);

/** Checks of numbers, texts, lists and objects, each of which holds for every other type. */
const ofNumber =
  (holds: (value: number, wanted: number) => boolean): Check =>
  (wanted, value) =>
    typeof value !== 'number' || typeof wanted !== 'number' || holds(value, wanted);
const ofText =
  (holds: (value: string, wanted: JsonValue) => boolean): Check =>
  (wanted, value) =>
    typeof value !== 'string' || holds(value, wanted);
const ofList =
  (holds: (value: JsonValue[], ...rest: [JsonValue, JsonObject, Follow]) => boolean): Check =>
  (wanted, value, schema, follow) =>
    !Array.isArray(value) || holds(value, wanted, schema, follow);
const ofObject =
  (holds: (value: JsonObject, ...rest: [JsonValue, JsonObject, Follow]) => boolean): Check =>
  (wanted, value, schema, follow) =>
    !isObject(value) || holds(value, wanted, schema, follow);

/** A pattern that is no regular expression here counts as one that nothing matches. */
function matches(text: string, pattern: JsonValue | string): boolean {
  try {
    return new RegExp(String(pattern), 'u').test(text);
  } catch {
    return false;
  }
}

const countOf = (wanted: JsonValue, value: JsonValue, follow: Follow) =>
  schemasOf(wanted).filter((one) => follow(one, value) === null).length;

function isOther(name: string, schema: JsonObject): boolean {
  const { properties, patternProperties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) return false;
  return !(isObject(patternProperties) && Object.keys(patternProperties).some((pattern) => matches(name, pattern)));
}

function containsHolds(value: JsonValue[], wanted: JsonValue, schema: JsonObject, follow: Follow): boolean {
  const found = value.filter((item) => follow(wanted, item) === null).length;
  const most = asNumber(schema['maxContains']) ?? Number.POSITIVE_INFINITY;
  return found >= (asNumber(schema['minContains']) ?? 1) && found <= most;
}

function itemsHold(value: JsonValue[], wanted: JsonValue, schema: JsonObject, follow: Follow): boolean {
  if (Array.isArray(wanted)) return value.every((item, index) => follow(wanted[index] ?? true, item) === null);
  const fixed = schemasOf(schema['prefixItems'] ?? []).length;
  return value.slice(fixed).every((item) => follow(wanted, item) === null);
}

/** Whether a value keeps to a keyword. What is not in this table says nothing about values. */
const checks: Readonly<Record<string, Check>> = {
  type: (wanted, value) =>
    [wanted].flat().some((type) => type === typeOf(value) || (type === 'integer' && Number.isInteger(value))),
  const: (wanted, value) => canonicalText(wanted) === canonicalText(value),
  enum: (wanted, value) => schemasOf(wanted).some((one) => canonicalText(one) === canonicalText(value)),
  minimum: ofNumber((value, wanted) => value >= wanted),
  maximum: ofNumber((value, wanted) => value <= wanted),
  exclusiveMinimum: ofNumber((value, wanted) => value > wanted),
  exclusiveMaximum: ofNumber((value, wanted) => value < wanted),
  multipleOf: ofNumber((value, wanted) => Number.isInteger(value / wanted)),
  minLength: ofText((value, wanted) => lengthOf(value) >= Number(wanted)),
  maxLength: ofText((value, wanted) => lengthOf(value) <= Number(wanted)),
  pattern: ofText(matches),
  format: ofText((value, wanted) => hasFormat(value, String(wanted))),
  minItems: ofList((value, wanted) => value.length >= Number(wanted)),
  maxItems: ofList((value, wanted) => value.length <= Number(wanted)),
  uniqueItems: ofList((value, wanted) => wanted !== true || new Set(value.map(canonicalText)).size === value.length),
  prefixItems: ofList((value, wanted, _schema, follow) =>
    schemasOf(wanted).every((one, index) => index >= value.length || follow(one, value[index] ?? null) === null),
  ),
  items: ofList(itemsHold),
  contains: ofList(containsHolds),
  required: ofObject((value, wanted) => schemasOf(wanted).every((name) => Object.hasOwn(value, String(name)))),
  minProperties: ofObject((value, wanted) => Object.keys(value).length >= Number(wanted)),
  maxProperties: ofObject((value, wanted) => Object.keys(value).length <= Number(wanted)),
  properties: ofObject((value, wanted, _schema, follow) =>
    Object.entries(value).every(
      ([name, inner]) => !isObject(wanted) || !Object.hasOwn(wanted, name) || follow(wanted[name], inner) === null,
    ),
  ),
  patternProperties: ofObject((value, wanted, _schema, follow) =>
    Object.entries(isObject(wanted) ? wanted : {}).every(([pattern, one]) =>
      Object.entries(value).every(([name, inner]) => !matches(name, pattern) || follow(one, inner) === null),
    ),
  ),
  additionalProperties: ofObject((value, wanted, schema, follow) =>
    Object.entries(value).every(([name, inner]) => !isOther(name, schema) || follow(wanted, inner) === null),
  ),
  propertyNames: ofObject((value, wanted, _schema, follow) =>
    Object.keys(value).every((name) => follow(wanted, name) === null),
  ),
  dependentRequired: ofObject((value, wanted) =>
    Object.entries(isObject(wanted) ? wanted : {}).every(
      ([name, others]) =>
        !Object.hasOwn(value, name) || schemasOf(others).every((other) => Object.hasOwn(value, String(other))),
    ),
  ),
  dependentSchemas: ofObject((value, wanted, _schema, follow) =>
    Object.entries(isObject(wanted) ? wanted : {}).every(
      ([name, one]) => !Object.hasOwn(value, name) || follow(one, value) === null,
    ),
  ),
  allOf: (wanted, value, _schema, follow) => countOf(wanted, value, follow) === schemasOf(wanted).length,
  anyOf: (wanted, value, _schema, follow) => countOf(wanted, value, follow) > 0,
  oneOf: (wanted, value, _schema, follow) => countOf(wanted, value, follow) === 1,
  not: (wanted, value, _schema, follow) => follow(wanted, value) !== null,
  if: (wanted, value, schema, follow) =>
    follow(schema[follow(wanted, value) === null ? 'then' : 'else'] ?? true, value) === null,
};

/** References that lead in a circle without going into the value would be followed for ever. */
const mostSteps = 20_000;

/**
 * Finds what of a JSON Schema a value breaks: the innermost keyword that it was seen at, or `null` where it breaks none.
 *
 * @param root where references lead. Default: the schema itself
 */
export function brokenKeyword(schema: JsonObject, value: JsonValue, root: JsonObject = schema): string | null {
  let left = mostSteps;
  let innermost = '';

  const follow: Follow = (one, inner) => {
    left -= 1;
    if (left < 0) return '$ref';
    if (one === false) return 'false';
    if (!isObject(one)) return null;
    const reference = one['$ref'];
    if (typeof reference === 'string') {
      const target = resolveReference(reference, root);
      if (target === undefined || follow(target, inner) !== null) return '$ref';
    }
    for (const [keyword, wanted] of Object.entries(one)) {
      const check = Object.hasOwn(checks, keyword) ? checks[keyword] : undefined;
      const before = innermost;
      innermost = '';
      if (check !== undefined && !check(wanted, inner, one, follow)) {
        innermost ||= keyword;
        return keyword;
      }
      innermost = before;
    }
    return null;
  };

  const broken = follow(schema, value);
  return broken === null ? null : innermost || broken;
}
