import {
  type ContentBlock,
  type ContentBlockDelta,
  type JsonObject,
  type Message,
  type MessageDeltaEvent,
  type MessageStreamEvent,
  readErrorBody,
} from '@clawwits/contract';
import type { ServerSentEvent } from './event-parser.ts';
import { createRepeatedJsonReader } from './repeated-json.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface MessageReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway does not tell. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };

/** Reads a streamed message: `message_start` … `message_stop`. */
export class MessageReader implements StreamReader<MessageStreamEvent, Message> {
  readonly terminalMark = '';
  readonly #options: MessageReaderOptions;
  readonly #toolInputs = new Map<number, string>();
  readonly #keeper = new Keeper();
  readonly #parse = createRepeatedJsonReader();
  #message: Message | null = null;
  #stopped = false;
  #outputReported = false;

  constructor(options: MessageReaderOptions) {
    this.#options = options;
  }

  read({ event, data }: ServerSentEvent): StreamStep<MessageStreamEvent> {
    if (data === '') return nothing;
    const value = this.#parse(data) as MessageStreamEvent | { type: 'error'; error?: unknown };
    if (typeof value !== 'object' || value === null) throw new SyntaxError('An event is no object.');
    // The envelope alone, without the dialect's names around it, is what something before the gateway may send.
    if (event === 'error' || value.type === 'error' || ('error' in value && value.error)) {
      return { type: 'error', facts: readErrorBody(value) };
    }
    this.#add(value);
    return { type: 'event', event: value, last: this.#stopped };
  }

  #add(event: MessageStreamEvent): void {
    switch (event.type) {
      case 'message_start':
        this.#message = { ...event.message, content: [...event.message.content], usage: { ...event.message.usage } };
        break;
      case 'content_block_start':
        if (this.#message !== null) this.#message.content[event.index] = { ...event.content_block };
        break;
      case 'content_block_delta':
        this.#addDelta(event.index, event.delta);
        break;
      case 'message_delta':
        this.#addEnd(event);
        break;
      case 'message_stop':
        this.#stopped = true;
        break;
      default:
        // `content_block_stop`, `ping`, and events that later versions of the dialect may bring.
        break;
    }
  }

  #addDelta(index: number, delta: ContentBlockDelta): void {
    const keeper = this.#keeper;
    const block: ContentBlock | undefined = this.#message?.content[index];
    if (delta.type === 'text_delta' && block?.type === 'text') {
      if (keeper.keep(delta.text)) block.text += delta.text;
    } else if (delta.type === 'thinking_delta' && block?.type === 'thinking') {
      if (keeper.keep(delta.thinking)) block.thinking += delta.thinking;
    } else if (delta.type === 'signature_delta' && block?.type === 'thinking') {
      block.signature += delta.signature;
    } else if (delta.type === 'input_json_delta' && keeper.keep(delta.partial_json)) {
      this.#toolInputs.set(index, (this.#toolInputs.get(index) ?? '') + delta.partial_json);
    }
  }

  #addEnd({ delta, usage }: MessageDeltaEvent): void {
    const message = this.#message;
    if (message === null) return;
    message.stop_reason = delta.stop_reason;
    if (delta.stop_sequence !== undefined) message.stop_sequence = delta.stop_sequence;
    for (const [name, count] of Object.entries(usage ?? {})) {
      if (typeof count === 'number') Object.assign(message.usage, { [name]: count });
    }
    this.#outputReported = true;
  }

  get complete(): boolean {
    return this.#stopped;
  }

  get text(): string {
    const texts: string[] = [];
    for (const block of this.#message?.content ?? []) if (block?.type === 'text') texts.push(block.text);
    return texts.join('');
  }

  get usage(): StreamUsage {
    const usage = this.#message?.usage;
    const inputTokens = usage?.input_tokens ?? estimateTokens(this.#options.countPromptCharacters());
    return this.#outputReported
      ? { inputTokens, outputTokens: usage?.output_tokens ?? 0, estimated: false }
      : { inputTokens, outputTokens: estimateTokens(this.#keeper.characters), estimated: true };
  }

  keepAll(): void {
    this.#keeper.keepAll();
  }

  result(): Message {
    const message = this.#message;
    if (message === null) throw new SyntaxError('The stream held no message.');
    for (const [index, input] of this.#toolInputs) {
      const block = message.content[index];
      if (block?.type === 'tool_use') block.input = parseToolInput(input);
    }
    return message;
  }

  encode(event: MessageStreamEvent): string {
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}

/** A tool's input is cut in the middle where the answer ran into its limit; then it holds nothing that can be used. */
function parseToolInput(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return {};
  }
}
