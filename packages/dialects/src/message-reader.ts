import type { Message, MessageStreamEvent } from '@clawwits/contract';
import { createMessageJson } from '#event-json';
import { AnswerReader } from './answer-reader.ts';
import { insertByIndex } from './insert-by-index.ts';
import { isObject, type Members } from './members.ts';
import { mergeInto } from './merge.ts';
import { MessageBlock } from './message-block.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import { splitMessage } from './split-message.ts';
import { readFailure } from './stream-error.ts';
import type { StreamStep } from './stream-reader.ts';

/** Reads a streamed message: `message_start` … `message_stop`. */
export class MessageReader extends AnswerReader<MessageStreamEvent, Message> {
  protected readonly json = createMessageJson((index) => this.#find(index)?.members, this.keeper);
  readonly #blocks: MessageBlock[] = [];
  readonly #usage: Members = {};
  #message: Members | null = null;
  #last: MessageBlock | undefined;
  #outputReported = false;
  #isStopped = false;

  protected takeMarker(): StreamStep<never> {
    return { type: this.#message === null ? 'cut' : 'end' };
  }

  protected take(value: unknown, { event: name }: ServerSentEvent): StreamStep<MessageStreamEvent> {
    const failure = readFailure(name, value, ({ type }) => /^(message_|content_block|ping)/.test(String(type ?? name)));
    if (failure !== null) return failure;
    const event = value as Members;
    const events = this.#message === null ? splitMessage(event) : null;
    if (events !== null) return { type: 'split', events };
    if (name !== undefined) event['type'] ??= name;
    const { type, index } = event;
    if (type === 'content_block_delta') this.#addDelta(index, event['delta']);
    else if (type === 'content_block_start') this.#beginBlock(index, event['content_block']);
    else if (type === 'content_block_stop') this.#find(index)?.stop();
    else if (type === 'message_start') this.#start(event['message']);
    else if (type === 'message_stop' && this.#message === null) return this.takeMarker();
    else if (type === 'message_delta' || type === 'message_stop') this.#addEnd(event);
    return { type: 'event', event: event as unknown as MessageStreamEvent, last: this.#isStopped };
  }

  #begin(): Members {
    this.#message ??= { id: '', type: 'message', role: 'assistant', content: [], stop_reason: null };
    return this.#message;
  }

  #start(given: unknown): void {
    const { content, usage, ...members } = isObject(given) ? given : {};
    // Some proxies send the first event twice.
    if (this.#blocks.length > 0 && members['id'] !== this.#begin()['id']) {
      throw new SyntaxError('A second message began in the stream.');
    }
    mergeInto(this.#begin(), members, this.keeper, 'snapshots');
    if (isObject(usage)) mergeInto(this.#usage, usage, this.keeper, 'snapshots');
    const blocks = typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : content;
    if (!Array.isArray(blocks) || this.#blocks.length > 0) return;
    for (const [index, block] of blocks.entries()) this.#beginBlock(index, block);
  }

  #find(index: unknown): MessageBlock | undefined {
    return typeof index === 'number' ? this.#blocks.findLast((block) => block.index === index) : this.#last;
  }

  /** Some servers begin each block at the same index, and some begin a block twice. */
  #beginBlock(given: unknown, block: unknown): void {
    const members = isObject(block) ? block : { type: 'text' };
    const index = typeof given === 'number' ? given : this.#blocks.length;
    if (!this.#find(index)?.isBegunBy(members)) this.#insert(index, members);
  }

  #insert(index: number, members: Members): MessageBlock {
    this.#begin();
    this.#last = new MessageBlock(index, members, this.keeper);
    insertByIndex(this.#blocks, this.#last);
    return this.#last;
  }

  #addDelta(index: unknown, delta: unknown): void {
    if (!isObject(delta)) return;
    // A block without a start is created if the delta shows its type.
    const type = String(delta['type']).replace(/_delta$/, '');
    const found = this.#find(index);
    if (found === undefined && !/^(text|thinking)$/.test(type)) {
      throw new SyntaxError('A delta continues a block that has not begun.');
    }
    (found ?? this.#insert(Number(index ?? 0), { type })).addDelta(delta);
  }

  #addEnd({ type, delta, usage, ...members }: Members): void {
    const isStop = type === 'message_stop';
    const message = this.#begin();
    this.#isStopped = isStop;
    for (const source of [delta, members]) if (isObject(source)) mergeInto(message, source, this.keeper, 'snapshots');
    if (!isObject(usage)) return;
    mergeInto(this.#usage, usage, this.keeper, 'snapshots');
    this.#outputReported ||= typeof usage['output_tokens'] === 'number';
  }

  /** An answer that ended with another dialect's marker gets its own. */
  get endMarker(): string {
    return this.#isStopped ? '' : this.encode({ type: 'message_stop' });
  }

  get complete(): boolean {
    return this.#isStopped;
  }

  get text(): string {
    return this.#blocks.map(({ members: { type, text } }) => (type === 'text' ? text : '')).join('');
  }

  protected reportedTokens(): readonly [unknown, unknown] {
    return [this.#usage['input_tokens'], this.#outputReported ? this.#usage['output_tokens'] : undefined];
  }

  result(): Message {
    if (this.#message === null) throw new SyntaxError('The stream held no message.');
    const { inputTokens, outputTokens } = this.usage;
    return {
      ...this.#message,
      content: this.#blocks.map((block) => block.result()),
      usage: { ...this.#usage, input_tokens: inputTokens, output_tokens: outputTokens },
    } as unknown as Message;
  }

  encode(event: MessageStreamEvent): string {
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}
