import {
  type ContentBlock,
  type ContentBlockDelta,
  type JsonObject,
  type Message,
  type MessageDeltaEvent,
  type MessageStreamEvent,
  readErrorBody,
} from '@clawwits/contract';
import { createKeeper, estimateTokens, type StreamReader, type StreamStep } from './dialect.ts';
import type { ServerSentEvent } from './event-parser.ts';
import { createRepeatedJsonReader } from './repeated-json.ts';

/** What a reader must know of the request. */
export interface MessageReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway does not tell. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };

/** Reads a streamed message: `message_start` … `message_stop`. */
export function createMessageReader(options: MessageReaderOptions): StreamReader<MessageStreamEvent, Message> {
  let message: Message | null = null;
  const toolInputs = new Map<number, string>();
  const keeper = createKeeper();
  const parse = createRepeatedJsonReader();
  let stopped = false;
  let outputReported = false;

  function read({ event, data }: ServerSentEvent): StreamStep<MessageStreamEvent> {
    if (data === '') return nothing;
    const value = parse(data) as MessageStreamEvent | { type: 'error'; error?: unknown };
    if (typeof value !== 'object' || value === null) throw new SyntaxError('An event is no object.');
    // The envelope alone, without the dialect's names around it, is what something before the gateway may send.
    if (event === 'error' || value.type === 'error' || ('error' in value && value.error)) {
      return { type: 'error', facts: readErrorBody(value) };
    }
    add(value);
    return { type: 'event', event: value, last: stopped };
  }

  function add(event: MessageStreamEvent): void {
    switch (event.type) {
      case 'message_start':
        message = { ...event.message, content: [...event.message.content], usage: { ...event.message.usage } };
        break;
      case 'content_block_start':
        if (message !== null) message.content[event.index] = { ...event.content_block };
        break;
      case 'content_block_delta':
        addDelta(event.index, event.delta);
        break;
      case 'message_delta':
        addEnd(event);
        break;
      case 'message_stop':
        stopped = true;
        break;
      default:
        // `content_block_stop`, `ping`, and events that later versions of the dialect may bring.
        break;
    }
  }

  function addDelta(index: number, delta: ContentBlockDelta): void {
    const block: ContentBlock | undefined = message?.content[index];
    if (delta.type === 'text_delta' && block?.type === 'text') {
      if (keeper.keep(delta.text)) block.text += delta.text;
    } else if (delta.type === 'thinking_delta' && block?.type === 'thinking') {
      if (keeper.keep(delta.thinking)) block.thinking += delta.thinking;
    } else if (delta.type === 'signature_delta' && block?.type === 'thinking') {
      block.signature += delta.signature;
    } else if (delta.type === 'input_json_delta' && keeper.keep(delta.partial_json)) {
      toolInputs.set(index, (toolInputs.get(index) ?? '') + delta.partial_json);
    }
  }

  function addEnd({ delta, usage }: MessageDeltaEvent): void {
    if (message === null) return;
    message.stop_reason = delta.stop_reason;
    if (delta.stop_sequence !== undefined) message.stop_sequence = delta.stop_sequence;
    for (const [name, count] of Object.entries(usage ?? {})) {
      if (typeof count === 'number') Object.assign(message.usage, { [name]: count });
    }
    outputReported = true;
  }

  return {
    read,
    get complete() {
      return stopped;
    },
    get text() {
      const texts: string[] = [];
      for (const block of message?.content ?? []) if (block?.type === 'text') texts.push(block.text);
      return texts.join('');
    },
    get usage() {
      const inputTokens = message?.usage?.input_tokens ?? estimateTokens(options.countPromptCharacters());
      return outputReported
        ? { inputTokens, outputTokens: message?.usage.output_tokens ?? 0, estimated: false }
        : { inputTokens, outputTokens: estimateTokens(keeper.characters), estimated: true };
    },
    keepAll: () => keeper.keepAll(),
    result() {
      if (message === null) throw new SyntaxError('The stream held no message.');
      for (const [index, input] of toolInputs) {
        const block = message.content[index];
        if (block?.type === 'tool_use') block.input = parseToolInput(input);
      }
      return message;
    },
    encode: (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
    terminalMark: '',
  };
}

/** A tool's input is cut in the middle where the answer ran into its limit; then it holds nothing that can be used. */
function parseToolInput(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return {};
  }
}
