/** A JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A JSON object, such as a tool's JSON Schema. Its keys belong to the caller and are never renamed. */
export type JsonObject = { [key: string]: JsonValue };

/** Common keywords of a JSON Schema, for the editor; every other keyword is accepted, too. */
export interface JsonSchemaKeywords {
  /** Dialect of the schema, such as `"https://json-schema.org/draft/2020-12/schema"`. */
  $schema?: unknown;
  /** Definitions that `$ref` names. */
  $defs?: unknown;
  /** Reference to a definition, such as `"#/$defs/address"`. */
  $ref?: unknown;
  /** Name of a type, or names of several: `"object"`, `"string"`, … */
  type?: unknown;
  /** Explains the value to the model. */
  description?: unknown;
  /** Schemas of an object's properties, by name. */
  properties?: unknown;
  /** Names of the properties that must be present. */
  required?: unknown;
  /** Schema of further properties; `false` allows none, as strict structured output demands. */
  additionalProperties?: unknown;
  /** Schema of an array's items. */
  items?: unknown;
  /** Values that are allowed. */
  enum?: unknown;
  /** Only value that is allowed. */
  const?: unknown;
  /** Schemas of which at least one must match. */
  anyOf?: unknown;
  /** Schemas of which exactly one must match. */
  oneOf?: unknown;
  /** Schemas that must all match. */
  allOf?: unknown;
}

/**
 * A JSON Schema, from any source: an object literal, `z.toJSONSchema(schema)`, or the type of another schema library.
 * It is sent as it is.
 */
export type JsonSchema = { readonly [keyword: string]: unknown } | JsonSchemaKeywords;

/** A model name: `"auto"` lets the gateway choose; any name that the gateway serves is taken. */
export type ModelName = 'auto' | (string & {});
