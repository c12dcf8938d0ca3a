import type { Schema } from '@cfworker/json-schema';
import type { JsonObject, JsonValue } from '@clawwits/contract';

/** The innermost keyword that a value violates; `null` if the value satisfies the schema. */
export type FindBrokenKeyword = (schema: JsonObject, value: JsonValue) => string | null;

/** A schema whose keywords have values of the wrong type, such as `required: 5`. */
export class MalformedSchema extends Error {
  override readonly name = 'MalformedSchema';
}

/** References double at each level of some schemas, and lead in circles in others. */
const mostReferences = 100_000;

/** A reference that leads nowhere, or one too many. */
class UnusableReference extends Error {}

/** Schemas by their URI; fails once it has been read too often. */
function boundReferences(schemas: Record<string, Schema | boolean>): Record<string, Schema | boolean> {
  let left = mostReferences;
  return new Proxy(schemas, {
    get(target, uri: string) {
      left -= 1;
      if (left < 0 || target[uri] === undefined) throw new UnusableReference();
      return target[uri];
    },
  });
}

/** The keyword at which the validator threw: it reads a schema as it goes. */
function keywordOf(thrown: unknown): string {
  if (thrown instanceof UnusableReference) return '$ref';
  // A pattern that is not a regular expression.
  if (thrown instanceof SyntaxError) return 'pattern';
  throw malformed(thrown);
}

/** The validator does not check the schema itself: it throws at the first value that it cannot use. */
const malformed = (cause: unknown): MalformedSchema =>
  new MalformedSchema('The JSON Schema is malformed: a keyword has a value that the specification does not allow.', {
    cause,
  });

/**
 * Creates a validator for a schema and its parts, by draft 2020-12.
 *
 * @param root the schema that references lead into
 * @throws MalformedSchema, as the validator does
 */
export async function createKeywordFinder(root: JsonObject): Promise<FindBrokenKeyword> {
  // Loaded on demand: it takes 7 ms, a twentieth of the time that importing the gateway takes, and few tests ask for JSON.
  const { dereference, validate } = await import('@cfworker/json-schema');
  let schemas: Record<string, Schema | boolean>;
  try {
    schemas = boundReferences(dereference(root));
  } catch (error) {
    throw malformed(error);
  }
  let leadsInCircles = false;
  return (schema, value) => {
    if (leadsInCircles) return '$ref';
    try {
      const { errors } = validate(value, schema, '2020-12', schemas);
      // "false" is not a keyword: the one that holds it is.
      return errors.findLast(({ keyword }) => keyword !== 'false')?.keyword ?? null;
    } catch (error) {
      // A circle of references ends the stack before it ends the count. To find it takes milliseconds: once is enough.
      leadsInCircles = error instanceof RangeError;
      return leadsInCircles ? '$ref' : keywordOf(error);
    }
  };
}
