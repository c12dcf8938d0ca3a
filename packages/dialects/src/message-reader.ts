import type { Message, MessageStreamEvent } from '@clawwits/contract';
import type { ServerSentEvent } from './event-parser.ts';
import { isObject } from './merge.ts';
import { MessageAnswer } from './message-answer.ts';
import { RepeatedJsonReader } from './repeated-json.ts';
import { parseEventData, readStreamError } from './stream-error.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface MessageReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway reports no usage. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };

const eventType = /^(message|content_block|ping)/;

/** Reads a streamed message: `message_start` … `message_stop`. */
export class MessageReader implements StreamReader<MessageStreamEvent, Message> {
  readonly terminalMark = '';
  readonly #options: MessageReaderOptions;
  readonly #keeper = new Keeper();
  readonly #answer = new MessageAnswer(this.#keeper);
  readonly #json = new RepeatedJsonReader();

  constructor(options: MessageReaderOptions) {
    this.#options = options;
  }

  read(source: ServerSentEvent): StreamStep<MessageStreamEvent> {
    const { event, data } = source;
    if (data === '') return nothing;
    // Some proxies end this dialect with the mark of the chat dialect.
    if (data === '[DONE]') {
      if (this.#answer.isEmpty) throw new SyntaxError('The stream ended without an answer.');
      return { type: 'end' };
    }
    const value = parseEventData(source, this.#json);
    const facts = readStreamError(event, value, isObject(value) && eventType.test(String(value['type'] ?? event)));
    if (facts !== null) return { type: 'error', facts };
    if (!isObject(value)) throw new SyntaxError('An event is not an object.');
    if (typeof value['type'] !== 'string' && event !== undefined) value['type'] = event;
    this.#answer.add(value);
    return { type: 'event', event: value as unknown as MessageStreamEvent, last: this.#answer.isStopped };
  }

  get complete(): boolean {
    return this.#answer.isStopped;
  }

  get text(): string {
    return this.#answer.text;
  }

  get usage(): StreamUsage {
    const { inputTokens, outputTokens } = this.#answer.reportedUsage;
    return {
      inputTokens: inputTokens ?? estimateTokens(this.#options.countPromptCharacters()),
      outputTokens: outputTokens ?? estimateTokens(this.#keeper.characters),
      estimated: outputTokens === undefined,
    };
  }

  keepAll(): void {
    this.#keeper.keepAll();
  }

  result(): Message {
    const { inputTokens, outputTokens } = this.usage;
    return this.#answer.result({ input_tokens: inputTokens, output_tokens: outputTokens });
  }

  encode(event: MessageStreamEvent): string {
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}
