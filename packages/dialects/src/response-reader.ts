import { type ModelResponse, type ResponseStreamEvent, readErrorBody } from '@clawwits/contract';
import type { ServerSentEvent } from './event-parser.ts';
import { isObject } from './merge.ts';
import { ResponseAnswer } from './response-answer.ts';
import { parseEventData, readStreamError } from './stream-error.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface ResponseReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway reports no usage. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };

const eventType = /^response\./;

const json = { read: (text: string): unknown => JSON.parse(text) };

/** Reads a streamed response: `response.created` … `response.completed`, `response.incomplete` or `response.failed`. */
export class ResponseReader implements StreamReader<ResponseStreamEvent, ModelResponse> {
  readonly terminalMark = '';
  readonly #options: ResponseReaderOptions;
  readonly #keeper = new Keeper();
  readonly #answer = new ResponseAnswer(this.#keeper);

  constructor(options: ResponseReaderOptions) {
    this.#options = options;
  }

  read(source: ServerSentEvent): StreamStep<ResponseStreamEvent> {
    const { event, data } = source;
    // Some gateways put the mark of the chat dialect behind the last event.
    if (data === '' || data === '[DONE]') return nothing;
    const value = parseEventData(source, json);
    const facts = readStreamError(event, value, isObject(value) && eventType.test(String(value['type'] ?? event)));
    if (facts !== null) return { type: 'error', facts };
    if (!isObject(value)) throw new SyntaxError('An event is not an object.');
    if (typeof value['type'] !== 'string' && event !== undefined) value['type'] = event;
    if (value['type'] === 'response.failed') {
      const { response } = value;
      return { type: 'error', facts: readErrorBody(isObject(response) ? response['error'] : response) };
    }
    this.#answer.add(value);
    return { type: 'event', event: value as unknown as ResponseStreamEvent, last: this.#answer.isComplete };
  }

  get complete(): boolean {
    return this.#answer.isComplete;
  }

  get text(): string {
    return this.#answer.text;
  }

  get usage(): StreamUsage {
    const { inputTokens, outputTokens } = this.#answer.reportedUsage;
    return {
      inputTokens: inputTokens ?? estimateTokens(this.#options.countPromptCharacters()),
      outputTokens: outputTokens ?? estimateTokens(this.#keeper.characters),
      estimated: inputTokens === undefined || outputTokens === undefined,
    };
  }

  keepAll(): void {
    this.#keeper.keepAll();
  }

  result(): ModelResponse {
    return this.#answer.result();
  }

  encode(event: ResponseStreamEvent): string {
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}
