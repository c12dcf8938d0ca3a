import * as z from 'zod';
import { type CommandData, count, type DataOf, maybe, text } from '../program/data-schemas.ts';

/** The data of an answer's record. */
export const answer = {
  data: z.strictObject({
    text: text.describe('The answer, or the part of it that had arrived.'),
    request_id: maybe,
    provider: maybe,
    cached: z.nullable(z.boolean()),
    attachments: z
      .optional(z.array(z.strictObject({ path: text, type: z.enum(['text', 'image']), bytes: count, tokens: count })))
      .describe('The files that went along with the question, or would with --dry-run.'),
    left_out: z
      .optional(z.array(z.strictObject({ path: text, reason: text })))
      .describe('The files of folders and patterns that did not, with the reasons.'),
    json: z.optional(z.unknown()).describe('The answer as JSON, where --schema asked for a form.'),
    code: z.optional(text).describe('The code block that --extract asked for.'),
    code_language: z.optional(maybe).describe('The language that the answer names for it.'),
    reasoning: z.optional(text).describe('What the model thought, where the gateway shows it.'),
    refusal: z.optional(text).describe('The words with which the model refused.'),
    tool_calls: z
      .optional(
        z.array(z.strictObject({ id: maybe, name: text, arguments: text.describe('JSON, as the model wrote it.') })),
      )
      .describe('The tools that the answer calls.'),
    message: z
      .optional(z.record(text, z.unknown()))
      .describe('The message as the gateway sent it, where it holds more than a text.'),
  }),
  isKeptOnFailure: true,
} as const satisfies CommandData;

/** The data of an answer's record. */
export type AnswerData = DataOf<typeof answer>;
