import { ConfigurationError } from '../errors/error-classes.ts';

/** The names of a request that have several words; a table must name each of them. */
export type NamesOfSeveralWords<Wire> = Extract<keyof Wire, `${string}_${string}`>;

/** `maxTokens` for `max_tokens`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** A table that names each parameter of several words, spelled right: a forgotten one does not compile. */
export type CompleteNameTable<Wire> = {
  readonly [Name in NamesOfSeveralWords<Wire> & string as CamelCase<Name>]: Name;
};

/** Forbids the names of the other spelling, so that the editor tells. */
export type Without<Names extends PropertyKey> = { readonly [Name in Names]?: never };

/**
 * Writes a call's parameters with the wire's names. Only the top level is translated: tool schemas and metadata hold
 * the caller's own keys. Parameters that no table knows are passed on.
 *
 * @throws {ConfigurationError} `invalid_params` where a parameter stands in both spellings, or a number is none
 */
export function translate(params: object, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const name of Object.keys(params)) {
    const value = (params as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const wireName = Object.hasOwn(names, name) ? (names[name] ?? name) : name;
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

/** The error for parameters that cannot be sent. */
export function invalidParams(message: string): ConfigurationError {
  return new ConfigurationError(message, { code: 'invalid_params' });
}

function camelCaseOf(wireName: string, names: Readonly<Record<string, string>>): string {
  return Object.keys(names).find((name) => names[name] === wireName) ?? wireName;
}
