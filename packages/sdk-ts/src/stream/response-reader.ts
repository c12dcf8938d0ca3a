import {
  type ModelResponse,
  type ResponseOutputItem,
  type ResponseOutputMessage,
  type ResponseReasoningDeltaEvent,
  type ResponseStreamEvent,
  readErrorBody,
} from '@clawwits/contract';
import { createKeeper, estimateTokens, type StreamReader, type StreamStep } from './dialect.ts';
import type { ServerSentEvent } from './event-parser.ts';

/** What a reader must know of the request. */
export interface ResponseReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway does not tell. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };

/** Reads a streamed response: `response.created` … `response.completed`, `response.incomplete` or `response.failed`. */
export function createResponseReader(options: ResponseReaderOptions): StreamReader<ResponseStreamEvent, ModelResponse> {
  let head: ModelResponse | null = null;
  let final: ModelResponse | null = null;
  /** What the events before the last one add up to; by index, for one item may begin before another has ended. */
  const items: ResponseOutputItem[] = [];
  const keeper = createKeeper();

  function read({ event, data }: ServerSentEvent): StreamStep<ResponseStreamEvent> {
    // Some gateways put the mark of the chat dialect behind the last event.
    if (data === '' || data === '[DONE]') return nothing;
    const value = JSON.parse(data) as ResponseStreamEvent | { type: 'error'; error?: unknown };
    if (typeof value !== 'object' || value === null) throw new SyntaxError('An event is no object.');
    if (event === 'error' || value.type === 'error' || ('error' in value && value.error)) {
      return { type: 'error', facts: readErrorBody(isNested(value) ? value : { ...value, type: undefined }) };
    }
    if (value.type === 'response.failed') return { type: 'error', facts: readErrorBody(value.response?.error) };
    add(value);
    return { type: 'event', event: value, last: final !== null };
  }

  function add(event: ResponseStreamEvent): void {
    switch (event.type) {
      case 'response.created':
      case 'response.in_progress':
        head = event.response;
        break;
      case 'response.completed':
      case 'response.incomplete':
        final = event.response;
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
        if (keeper.keep(event.delta)) textPartAt(items, event).text += event.delta;
        break;
      case 'response.function_call_arguments.delta':
        addArguments(readIndex(event.output_index), event.delta);
        break;
      case 'response.reasoning_summary_text.delta':
        if (keeper.keep(event.delta)) addThought(event);
        break;
      default:
        // What is said again as a whole, and events that later versions of the dialect may bring.
        break;
    }
  }

  function addArguments(index: number, delta: string): void {
    const item = items[index];
    if (keeper.keep(delta) && item?.type === 'function_call') item.arguments += delta;
  }

  function addThought({ output_index, summary_index, delta }: ResponseReasoningDeltaEvent): void {
    const item = items[readIndex(output_index)];
    if (item?.type !== 'reasoning') return;
    const index = readIndex(summary_index);
    const part = item.summary[index] ?? { type: 'summary_text', text: '' };
    part.text += delta;
    item.summary[index] = part;
  }

  /** What was said item by item, where the last event does not say it again. */
  const readOutput = (): ResponseOutputItem[] =>
    final?.output !== undefined && (final.output.length > 0 || items.length === 0)
      ? final.output
      : items.filter((item) => item !== undefined);

  return {
    read,
    get complete() {
      return final !== null;
    },
    get text() {
      return textOfOutput(readOutput());
    },
    get usage() {
      const usage = final?.usage;
      return usage
        ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens, estimated: false }
        : {
            inputTokens: estimateTokens(options.countPromptCharacters()),
            outputTokens: estimateTokens(keeper.characters),
            estimated: true,
          };
    },
    keepAll: () => keeper.keepAll(),
    result() {
      const response = final ?? head;
      if (response === null) throw new SyntaxError('The stream held no response.');
      const output = readOutput();
      return output === response.output ? response : { ...response, output };
    },
    encode: (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
    terminalMark: '',
  };
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
