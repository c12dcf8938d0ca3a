import * as z from 'zod';
import type { JsonObject, ModelName } from '../types/shared.ts';

/** Any object that JSON can carry. */
export const jsonObjectSchema: z.ZodType<JsonObject, JsonObject> = z.record(z.string(), z.json());

/** A string that keeps its known spellings for the editor: `'auto' | (string & {})`. */
export const openString = <Text extends string>(): z.ZodType<Text, Text> =>
  z.custom<Text>((value) => typeof value === 'string', 'Invalid input: expected string');

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
