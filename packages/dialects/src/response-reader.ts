import {
  type ModelResponse,
  type ResponseOutputItem,
  type ResponseOutputMessage,
  type ResponseReasoningDeltaEvent,
  type ResponseStreamEvent,
  readErrorBody,
} from '@clawwits/contract';
import type { ServerSentEvent } from './event-parser.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface ResponseReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway does not tell. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };

/** Reads a streamed response: `response.created` … `response.completed`, `response.incomplete` or `response.failed`. */
export class ResponseReader implements StreamReader<ResponseStreamEvent, ModelResponse> {
  readonly terminalMark = '';
  readonly #options: ResponseReaderOptions;
  /** What the events before the last one add up to; by index, for one item may begin before another has ended. */
  readonly #items: ResponseOutputItem[] = [];
  readonly #keeper = new Keeper();
  #head: ModelResponse | null = null;
  #final: ModelResponse | null = null;

  constructor(options: ResponseReaderOptions) {
    this.#options = options;
  }

  read({ event, data }: ServerSentEvent): StreamStep<ResponseStreamEvent> {
    // Some gateways put the mark of the chat dialect behind the last event.
    if (data === '' || data === '[DONE]') return nothing;
    const value = JSON.parse(data) as ResponseStreamEvent | { type: 'error'; error?: unknown };
    if (typeof value !== 'object' || value === null) throw new SyntaxError('An event is no object.');
    if (event === 'error' || value.type === 'error' || ('error' in value && value.error)) {
      return { type: 'error', facts: readErrorBody(isNested(value) ? value : { ...value, type: undefined }) };
    }
    if (value.type === 'response.failed') return { type: 'error', facts: readErrorBody(value.response?.error) };
    this.#add(value);
    return { type: 'event', event: value, last: this.#final !== null };
  }

  #add(event: ResponseStreamEvent): void {
    const items = this.#items;
    switch (event.type) {
      case 'response.created':
      case 'response.in_progress':
        this.#head = event.response;
        break;
      case 'response.completed':
      case 'response.incomplete':
        this.#final = event.response;
        break;
      case 'response.output_item.added':
        items[readIndex(event.output_index)] = structuredClone(event.item);
        break;
      case 'response.output_item.done':
        items[readIndex(event.output_index)] = event.item;
        break;
      case 'response.content_part.added':
      case 'response.content_part.done':
        messageAt(items, event).content[readIndex(event.content_index)] = { ...event.part };
        break;
      case 'response.output_text.delta':
        if (this.#keeper.keep(event.delta)) textPartAt(items, event).text += event.delta;
        break;
      case 'response.function_call_arguments.delta':
        this.#addArguments(readIndex(event.output_index), event.delta);
        break;
      case 'response.reasoning_summary_text.delta':
        if (this.#keeper.keep(event.delta)) this.#addThought(event);
        break;
      default:
        // What is said again as a whole, and events that later versions of the dialect may bring.
        break;
    }
  }

  #addArguments(index: number, delta: string): void {
    const item = this.#items[index];
    if (this.#keeper.keep(delta) && item?.type === 'function_call') item.arguments += delta;
  }

  #addThought({ output_index, summary_index, delta }: ResponseReasoningDeltaEvent): void {
    const item = this.#items[readIndex(output_index)];
    if (item?.type !== 'reasoning') return;
    const index = readIndex(summary_index);
    const part = item.summary[index] ?? { type: 'summary_text', text: '' };
    part.text += delta;
    item.summary[index] = part;
  }

  /** What was said item by item, where the last event does not say it again. */
  #readOutput(): ResponseOutputItem[] {
    const final = this.#final;
    return final?.output !== undefined && (final.output.length > 0 || this.#items.length === 0)
      ? final.output
      : this.#items.filter((item) => item !== undefined);
  }

  get complete(): boolean {
    return this.#final !== null;
  }

  get text(): string {
    return textOfOutput(this.#readOutput());
  }

  get usage(): StreamUsage {
    const usage = this.#final?.usage;
    return usage
      ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens, estimated: false }
      : {
          inputTokens: estimateTokens(this.#options.countPromptCharacters()),
          outputTokens: estimateTokens(this.#keeper.characters),
          estimated: true,
        };
  }

  keepAll(): void {
    this.#keeper.keepAll();
  }

  result(): ModelResponse {
    const response = this.#final ?? this.#head;
    if (response === null) throw new SyntaxError('The stream held no response.');
    const output = this.#readOutput();
    return output === response.output ? response : { ...response, output };
  }

  encode(event: ResponseStreamEvent): string {
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}

/** Whether an error stands in an object of its own, or its fields beside the event's type. */
const isNested = (value: object): boolean => 'error' in value && typeof value.error === 'object';

/** More items than any answer has: an absurd index must not make a list of that length. */
const mostItems = 10_000;

/** An index that a gateway leaves out is that of the only one. */
function readIndex(index: number | undefined): number {
  if (index === undefined) return 0;
  if (Number.isInteger(index) && index >= 0 && index < mostItems) return index;
  throw new SyntaxError('An index is none.');
}

/** Where a piece belongs. */
interface Place {
  readonly output_index: number;
  readonly content_index: number;
}

/** The message at a place; one whose beginning was not told is begun here. */
function messageAt(items: ResponseOutputItem[], place: Place): ResponseOutputMessage {
  const index = readIndex(place.output_index);
  const item = items[index];
  if (item?.type === 'message') return item;
  const message: ResponseOutputMessage = { type: 'message', role: 'assistant', content: [] };
  items[index] = message;
  return message;
}

function textPartAt(items: ResponseOutputItem[], place: Place): { text: string } {
  const { content } = messageAt(items, place);
  const index = readIndex(place.content_index);
  const known = content[index];
  if (known?.type === 'output_text') return known;
  const part = { type: 'output_text' as const, text: '' };
  content[index] = part;
  return part;
}

/** The text of all messages, put together. */
export function textOfOutput(output: readonly (ResponseOutputItem | undefined)[]): string {
  const texts: string[] = [];
  for (const item of output) {
    if (item?.type !== 'message') continue;
    for (const part of item.content) if (part?.type === 'output_text') texts.push(part.text);
  }
  return texts.join('');
}
