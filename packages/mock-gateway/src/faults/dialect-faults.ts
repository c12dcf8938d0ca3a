import type { ErrorFormName } from './error-forms.ts';
import type { FaultDefinition } from './fault-definition.ts';

const fault = (clientSees: string): FaultDefinition => ({ amount: null, defaultAmount: 0, clientSees });

const errorFault = (form: string): FaultDefinition => ({
  amount: 'events',
  defaultAmount: 0,
  clientSees: `${form} With a number, so many events of an answer, then the error in the stream.`,
});

const errorFormFaults = {
  'problem-json': errorFault('Status 503 with `application/problem+json` (RFC 9457).'),
  'error-detail': errorFault('Status 503 with the text in `detail`, as FastAPI writes it.'),
  'error-detail-list': errorFault('Status 422 with a list of `{loc, msg}` in `detail`, as FastAPI writes it.'),
  'error-list': errorFault('Status 503 with a list in `errors`.'),
  'error-description': errorFault('Status 401 with `error` and `error_description` (RFC 6749).'),
  'error-fault': errorFault('Status 503 with `fault.faultstring`, as some API proxies write it.'),
} as const satisfies Record<ErrorFormName, FaultDefinition>;

/**
 * Deviations of servers that call themselves compatible. The call is served and billed as usual; only the form of its answer
 * differs. What a fault does not apply to (tool calls of a text, chunks of a JSON body) stays as it is. The faults of
 * `errorForms` fail the call, like an error code does.
 */
export const dialectFaults = {
  'tool-call-without-index': fault('Chat: the pieces of tool calls carry no `index`.'),
  'same-index': fault('Chat: every tool call has the `index` 0; only the ids differ.'),
  'index-gaps': fault('Chat: the `index` of tool calls begins at 1 and leaves out every other number.'),
  'repeated-name': fault('Chat: each piece of a tool call repeats its id and name.'),
  'empty-ids': fault('Chat: the pieces of a tool call after its first carry an empty id and an empty name.'),
  'name-in-pieces': fault('Chat: the name of a tool call comes in two pieces.'),
  'whole-tool-call': fault('Chat: each tool call comes in one piece, at the end.'),
  'repeated-arguments': fault('Chat: the whole tool call comes again after its pieces.'),
  'arguments-object': fault(
    'Chat: the `arguments` of a tool call are an object instead of a text; in a stream it is one piece.',
  ),
  'choice-without-index': fault('Chat: choices carry no `index`.'),
  'reasoning-member': fault('Chat: `reasoning` instead of `reasoning_content`.'),
  'content-parts': fault('Chat: `content` is a list of text parts.'),
  'no-finish-reason': fault('Chat: every `finish_reason` is `null`; the end marker alone ends the stream.'),
  'no-done': fault('Chat: the stream ends after its finish reason, without `[DONE]`.'),
  'done-only': fault('Chat: the stream is `[DONE]` and nothing before it.'),
  'block-without-text': fault('Messages: a block of text or thinking begins without its text member.'),
  'late-message-delta': fault('Messages: a second `message_delta`, with usage and no stop reason, follows the first.'),
  'json-instead-of-stream': fault('One JSON object where a stream was asked for.'),
  'stream-instead-of-json': fault('A stream where one JSON object was asked for.'),
  'text-plain-stream': fault('A stream with the content type `text/plain`.'),
  'no-content-type': fault('An answer without a content type.'),
  'ndjson-stream': fault('A stream of JSON lines, `application/x-ndjson`.'),
  'keep-alive-comments': fault('A comment, `: processing`, before each event.'),
  'unasked-gzip': fault('An answer in gzip, although the request does not accept it.'),
  'unasked-brotli': fault('An answer in Brotli, although the request does not accept it.'),
  'error-object': fault('A stream that ends in `{"object":"error"}` after its first event, and `[DONE]`.'),
  ...errorFormFaults,
} as const satisfies Record<string, FaultDefinition>;

/** A deviation of the form of an answer. */
export type DialectFaultName = keyof typeof dialectFaults;

export const isDialectFault = (name: string): name is DialectFaultName => Object.hasOwn(dialectFaults, name);
