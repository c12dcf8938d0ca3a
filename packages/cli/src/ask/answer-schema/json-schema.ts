/** Checks values by JSON Schemas: a file of its own, which only `--schema` loads. */

import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/draft-06';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-2019-09';
import '@hyperjump/json-schema/formats-lite';
import type { JsonObject } from '@clawwits/sdk-ts';
import { removeUriSchemePlugin } from '@hyperjump/browser';
import {
  InvalidSchemaError,
  registerSchema,
  type SchemaFragment,
  type SchemaObject,
  setMetaSchemaOutputFormat,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
import {
  type EvaluationPlugin,
  hasDialect,
  setOutputFormat,
  type ValidationContext,
} from '@hyperjump/json-schema/experimental';
import { value as plainValue } from '@hyperjump/json-schema/instance/experimental';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import { describeMismatch, type Mismatch } from './describe-mismatch.ts';

declare module '@hyperjump/json-schema/draft-2020-12' {
  interface OutputFormats {
    MISMATCHES: Output;
  }
}

interface Output {
  readonly valid: boolean;
  readonly errors?: readonly Mismatch[];
}

interface Context extends ValidationContext {
  mismatches?: Mismatch[];
}

/** Collects mismatches with the value and the keyword's value, which the library's own output omits. */
class MismatchPlugin implements EvaluationPlugin<Context> {
  mismatches: readonly Mismatch[] = [];

  afterKeyword: NonNullable<EvaluationPlugin<Context>['afterKeyword']> = (node, instance, context, valid, parent) => {
    if (valid) return;
    const [id, location, asked] = node;
    parent.mismatches ??= [];
    parent.mismatches.push({
      keyword: id.slice(id.lastIndexOf('/') + 1),
      location,
      asked,
      pointer: instance.pointer,
      found: plainValue(instance),
      below: context.mismatches ?? [],
    });
  };

  afterSchema: NonNullable<EvaluationPlugin<Context>['afterSchema']> = (location, { pointer }, context, valid) => {
    if (!valid && context.ast[location] === false) {
      context.mismatches ??= [];
      context.mismatches.push({ keyword: 'false', location, asked: false, pointer, found: undefined, below: [] });
    }
    this.mismatches = context.mismatches ?? [];
  };
}

setOutputFormat('MISMATCHES', () => {
  const plugin = new MismatchPlugin();
  return { plugin, getErrors: () => plugin.mismatches };
});
setMetaSchemaOutputFormat('MISMATCHES');
// The newer drafts leave it open; who writes a format into a schema wants it.
setShouldValidateFormat(true);
// A schema is complete in its file: no reference is fetched or read.
for (const scheme of ['http', 'https', 'file']) removeUriSchemePlugin(scheme);

/** Base URI that the schema is registered under, so that its own references resolve. */
const base = 'schema:/';
const newest = 'https://json-schema.org/draft/2020-12/schema';

/** A compiled schema, or the reason why it cannot be used. */
export type Compiled =
  /** Returns the problem of a value; `undefined` if it satisfies the schema. */
  { readonly check: (value: unknown) => LocalizedMessage | undefined } | { readonly problem: LocalizedMessage };

/** Compiles a schema of the draft that it names, else of 2020-12. */
export async function compileSchema(schema: JsonObject): Promise<Compiled> {
  const { $schema: draft } = schema;
  if (typeof draft === 'string' && !hasDialect(draft.replace(/#$/, '')))
    return {
      problem: localized('its "$schema" is not one of the drafts 4, 6, 7, 2019-09 and 2020-12: {draft}', { draft }),
    };
  try {
    registerSchema(nextToReference(schema) as SchemaObject, base, newest);
    const validator = await validate(base);
    const check = (value: unknown) => describe(validator(value as SchemaFragment, 'MISMATCHES'));
    // A schema that refers to itself without end cannot be used: that is found here, before an answer is paid.
    check(null);
    return { check: (value) => checkDepth(() => check(value)) };
  } catch (error) {
    return { problem: describeProblem(error) };
  } finally {
    unregisterSchema(base);
  }
}

/**
 * Up to draft 7, keywords next to a `$ref` are ignored, and the library drops them. At the top, generators write definitions there
 * that the reference needs: they stay, and so do the other keywords.
 */
function nextToReference(schema: JsonObject): JsonObject {
  const { $schema, $ref, ...others } = schema;
  if ($ref === undefined || typeof $schema !== 'string' || !/draft-0[467]/.test($schema)) return schema;
  const { allOf = [] } = others;
  return Array.isArray(allOf) ? { $schema, ...others, allOf: [...allOf, { $ref }] } : schema;
}

function describe({ valid, errors: [first] = [] }: Output): LocalizedMessage | undefined {
  if (valid) return undefined;
  return first === undefined ? localized('does not satisfy it') : describeMismatch(first);
}

/** Runs a check that may exceed the stack: neither the answer's depth nor all references are known in advance. */
function checkDepth(check: () => LocalizedMessage | undefined): LocalizedMessage | undefined {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return localized('is nested too deeply to be checked');
    throw error;
  }
}

function describeProblem(error: unknown): LocalizedMessage {
  if (error instanceof InvalidSchemaError) {
    const { output }: { output: unknown } = error; // Of the form that is set above.
    return describe(output as Output) ?? untranslated(error.message);
  }
  if (error instanceof RangeError) return localized('it refers to itself without end');
  const message = (error as Error).message.replaceAll(base, '');
  const [, address] = /^Unable to load resource '(.*?)'/.exec(message) ?? [];
  if (address !== undefined) return localized('it refers to "{address}", which is outside of the file', { address });
  const [, anchor] = /^No such anchor '(.*)'/.exec(message) ?? [];
  const [, place, name] = /^Value at '(.*?)' is .* and does not have property '(.*)'/.exec(message) ?? [];
  const missing = anchor ?? (place === undefined ? undefined : `#${place}/${name}`);
  return missing === undefined
    ? untranslated(message)
    : localized('it refers to "{missing}", which is not in the file', { missing });
}
