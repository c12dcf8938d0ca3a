import type { JsonObject } from '@clawwits/contract';
import { isObject } from './json-value.ts';
import type { Question } from './question.ts';

/** A schema that the words of a question ask to be followed. */
export interface DescribedSchema {
  readonly schema: JsonObject;
  /** The answer is expected in a Markdown code block. */
  readonly isFenced: boolean;
}

/** Texts that only mention a schema, or discuss one, get an answer in words. */
const asksForJson = /\b(?:return|respond|reply|answer|output|provide|produce|parsed)\b/i;
const asksForFence = /```json|code ?block/i;

/** Bounds the work for texts of many braces that hold no schema. */
const mostCandidates = 32;

const isSchema = (value: unknown): value is JsonObject =>
  isObject(value) &&
  (isObject(value['properties']) ||
    (typeof value['$ref'] === 'string' && ('$defs' in value || 'definitions' in value)));

/** Index after the object that begins at `begin`; -1 if it does not end. */
function endOfObject(text: string, begin: number): number {
  let depth = 0;
  let isText = false;
  for (let index = begin; index < text.length; index++) {
    const letter = text[index];
    if (isText) {
      if (letter === '\\') index++;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return index + 1;
  }
  return -1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Braces that hold no JSON, such as a template's.
    return null;
  }
}

function findObject(text: string): JsonObject | null {
  let begin = text.indexOf('{');
  for (let candidate = 0; begin !== -1 && candidate < mostCandidates; candidate++) {
    const end = endOfObject(text, begin);
    const value = end === -1 ? null : parse(text.slice(begin, end));
    if (isSchema(value)) return value;
    begin = text.indexOf('{', isObject(value) ? end : begin + 1);
  }
  return null;
}

/**
 * Finds the JSON Schema that a prompt carries, as libraries write it that ask for JSON in words: in the instructions, or in
 * the user's message.
 */
export function findSchema({ system, prompt }: Question): DescribedSchema | null {
  if (!/"(?:properties|\$ref)"/.test(system) && !/"(?:properties|\$ref)"/.test(prompt)) return null;
  const text = `${system}\n${prompt}`;
  if (!asksForJson.test(text) || !/json/i.test(text) || !/schema/i.test(text)) return null;
  const schema = findObject(text);
  return schema === null ? null : { schema, isFenced: asksForFence.test(text) };
}
