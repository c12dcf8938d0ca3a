import { type ModelResponse, type ResponseStreamEvent, readErrorBody } from '@clawwits/contract';
import { AnswerReader, nothing } from './answer-reader.ts';
import { isObject, type Members } from './merge.ts';
import { ResponseAnswer } from './response-answer.ts';
import { splitResponse } from './split-response.ts';
import type { StreamStep } from './stream-reader.ts';

/** Reads a streamed response: `response.created` … `response.completed`, `response.incomplete` or `response.failed`. */
export class ResponseReader extends AnswerReader<ResponseStreamEvent, ModelResponse> {
  readonly terminalMark = '';
  readonly #answer = new ResponseAnswer(this.keeper);

  /** Some gateways put the mark of the chat dialect behind the last event. */
  protected endAtMark(): StreamStep<never> {
    return nothing;
  }

  protected isAnswer({ type }: Members, event: string | undefined): boolean {
    return String(type ?? event).startsWith('response.');
  }

  protected take(event: Members, name: string | undefined): StreamStep<ResponseStreamEvent> {
    if (name !== undefined) event['type'] ??= name;
    const { type, response } = event;
    if (type === 'response.failed') {
      return { type: 'error', facts: readErrorBody(isObject(response) ? response['error'] : undefined) };
    }
    this.#answer.add(event);
    return { type: 'event', event: event as unknown as ResponseStreamEvent, last: this.complete };
  }

  /** The events of this dialect are numbered: no two are alike. */
  protected findPlainText(): null {
    return null;
  }

  protected deltaOf(event: Members): Members {
    return event;
  }

  get split(): typeof splitResponse {
    return splitResponse;
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
