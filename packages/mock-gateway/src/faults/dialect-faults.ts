import type { FaultDefinition } from './fault-table.ts';

const fault = (clientSees: string): FaultDefinition => ({ amount: null, defaultAmount: 0, clientSees });

/**
 * Deviations of servers that call themselves compatible. The call is served and billed as usual; only the form of its answer is
 * another. What a fault does not apply to (tool calls of a text, chunks of a JSON body) stays as it is.
 */
export const dialectFaults = {
  'tool-call-without-index': fault('Chat: the pieces of tool calls carry no `index`.'),
  'same-index': fault('Chat: every tool call has the `index` 0; only the ids differ.'),
  'repeated-name': fault('Chat: each piece of a tool call repeats its id and name.'),
  'arguments-object': fault('Chat, JSON answers: the `arguments` of tool calls are an object instead of a text.'),
  'reasoning-member': fault('Chat: `reasoning` instead of `reasoning_content`.'),
  'content-parts': fault('Chat: `content` is a list of text parts.'),
  'no-finish-reason': fault('Chat: every `finish_reason` is `null`; the end marker alone ends the stream.'),
  'no-done': fault('Chat: the stream ends after its finish reason, without `[DONE]`.'),
  'json-instead-of-stream': fault('One JSON object where a stream was asked for.'),
  'text-plain-stream': fault('A stream with the content type `text/plain`.'),
  'no-content-type': fault('An answer without a content type.'),
  'ndjson-stream': fault('A stream of JSON lines, `application/x-ndjson`.'),
  'keep-alive-comments': fault('A comment, `: processing`, before each event.'),
  'error-object': fault('A stream that ends in `{"object":"error"}` after its first event, and `[DONE]`.'),
} as const satisfies Record<string, FaultDefinition>;

/** A deviation of the form of an answer. */
export type DialectFaultName = keyof typeof dialectFaults;

export const isDialectFault = (name: string): name is DialectFaultName => Object.hasOwn(dialectFaults, name);
