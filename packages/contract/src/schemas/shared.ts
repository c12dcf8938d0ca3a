import * as z from 'zod';
import type { JsonObject, JsonSchema, JsonValue, ModelName } from '../types/shared.ts';

/** Any value that JSON can carry. */
export const jsonValueSchema: z.ZodType<JsonValue, JsonValue> = z.json();

/** Any object that JSON can carry. */
export const jsonObjectSchema: z.ZodType<JsonObject, JsonObject> = z.record(z.string(), jsonValueSchema);

/** A JSON Schema: any JSON object. The type also accepts the schema types of other libraries. */
export const jsonSchemaSchema = jsonObjectSchema as unknown as z.ZodType<JsonSchema, JsonSchema>;

/** An object of the caller's own, which must be one that JSON can carry. */
export const ownObjectSchema = jsonObjectSchema as unknown as z.ZodType<object, object>;

/** A string that keeps its known spellings for the editor: `'auto' | (string & {})`. */
export const openString = <Text extends string>(): z.ZodType<Text, Text> =>
  z.string() as unknown as z.ZodType<Text, Text>;

/** The name of a model. */
export const modelNameSchema = openString<ModelName>();

/** A count of tokens in an answer. */
export const countSchema = z.number().int().min(0);

/** The most tokens of an answer: a whole number of 1 or more. */
export const maxTokensSchema = z.number().int().min(1);

/** Randomness: 0 to 2. */
export const temperatureSchema = z.number().min(0).max(2);

/** Nucleus sampling: 0 to 1. */
export const topPSchema = z.number().min(0).max(1);
