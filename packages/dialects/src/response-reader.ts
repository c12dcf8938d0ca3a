import type { ModelResponse, ResponseStreamEvent } from '@clawwits/contract';
import { readErrorBody } from '@clawwits/contract/read-error';
import { AnswerReader, nothing } from './answer-reader.ts';
import { plainEventJson } from './event-json.ts';
import { isObject, type Members } from './members.ts';
import { ResponseAnswer } from './response-answer.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import { splitResponse } from './split-response.ts';
import { readFailure } from './stream-error.ts';
import type { StreamStep } from './stream-reader.ts';

/** Reads a streamed response: `response.created` … `response.completed`, `response.incomplete` or `response.failed`. */
export class ResponseReader extends AnswerReader<ResponseStreamEvent, ModelResponse> {
  readonly endMarker = '';
  /** The events of this dialect are numbered, so templates never match. */
  protected readonly json = plainEventJson;
  readonly #answer = new ResponseAnswer(this.keeper);
  #hasBegun = false;

  /** Some gateways send `[DONE]` after the last event. */
  protected takeMarker(): StreamStep<never> {
    return nothing;
  }

  protected take(value: unknown, { event: name }: ServerSentEvent): StreamStep<ResponseStreamEvent> {
    const failure = readFailure(name, value, ({ type }) => String(type ?? name).startsWith('response.'));
    if (failure !== null) return failure;
    const event = value as Members;
    const events = this.#hasBegun ? null : splitResponse(event);
    if (events !== null) return { type: 'split', events };
    this.#hasBegun = true;
    if (name !== undefined) event['type'] ??= name;
    const { type, response } = event;
    if (type === 'response.failed') {
      return { type: 'error', facts: readErrorBody(isObject(response) ? response['error'] : undefined) };
    }
    this.#answer.add(event);
    return { type: 'event', event: event as unknown as ResponseStreamEvent, last: this.complete };
  }

  get complete(): boolean {
    return this.#answer.isComplete;
  }

  get text(): string {
    return this.#answer.text;
  }

  protected reportedTokens(): readonly [unknown, unknown] {
    const { input_tokens: input, output_tokens: output } = this.#answer.usage;
    return [input, output];
  }

  result(): ModelResponse {
    return this.#answer.result();
  }

  encode(event: ResponseStreamEvent): string {
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}
