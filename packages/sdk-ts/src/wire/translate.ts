import { invalidParams } from '../errors/invalid.ts';
import { toSnakeCase } from './snake-case.ts';

/** The names of a request that have several words; a table must name each of them. */
export type NamesOfSeveralWords<Wire> = Extract<keyof Wire, `${string}_${string}`>;

/** `maxTokens` for `max_tokens`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** A table that names each parameter of several words, spelled right: a forgotten one does not compile. */
export type CompleteNameTable<Wire> = {
  readonly [Name in NamesOfSeveralWords<Wire> & string as CamelCase<Name>]: true;
};

/** Names in camelCase that the wire has in snake_case. */
export type NameTable = Readonly<Record<string, true>>;

/** Names that only the camelCase spelling has. */
export type CamelCaseNames<Camel, Wire> = Exclude<keyof Camel, keyof Wire>;

declare const mistake: unique symbol;

/** Type of what must not be given. No value has it; the compiler's message shows its text. */
export interface Mistake<Text extends string> {
  readonly [mistake]: Text;
}

/** Type of a parameter that mixes spellings. */
export type MixedSpellings =
  Mistake<'Write all parameters of a call in one spelling: camelCase, or snake_case as on the wire.'>;

/** Parameters in camelCase or as on the wire, never in both: what the other spelling names is of the type `Other`. */
export type InOneSpelling<Camel, Wire, Other = never> =
  | ({ readonly [Name in CamelCaseNames<Camel, Wire>]?: Other } & Wire)
  | ({ readonly [Name in NamesOfSeveralWords<Wire>]?: Other } & Camel);

/**
 * Writes a call's parameters with the wire's names. Only the top level is translated: tool schemas and metadata hold
 * the caller's own keys. Parameters that no table knows are passed on.
 *
 * @throws {ConfigurationError} `invalid_params` if a parameter is given in both spellings, or a number is not finite
 */
export function translate(params: object, names: NameTable): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const name of Object.keys(params)) {
    const value = (params as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const wireName = Object.hasOwn(names, name) ? toSnakeCase(name) : name;
    if (Object.hasOwn(body, wireName)) {
      throw invalidParams(`"${camelCaseOf(wireName, names)}" is given in both spellings, camelCase and snake_case.`);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw invalidParams(`"${name}" must be a finite number; got ${value}.`);
    }
    body[wireName] = value;
  }
  return body;
}

function camelCaseOf(wireName: string, names: NameTable): string {
  return Object.keys(names).find((name) => toSnakeCase(name) === wireName) ?? wireName;
}
