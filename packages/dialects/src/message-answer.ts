import type { Message, MessageUsage } from '@clawwits/contract';
import type { ReportedUsage } from './chat-answer.ts';
import { isObject, type Members, mergeInto, mergeMember } from './merge.ts';
import { MessageBlock } from './message-block.ts';
import type { Keeper } from './stream-reader.ts';

/** What the events of a message add up to. */
export class MessageAnswer {
  readonly #keeper: Keeper;
  /** In the order of their indexes. */
  readonly #blocks: MessageBlock[] = [];
  #last: MessageBlock | undefined;
  #message: Members | null = null;
  #usage: Members = {};
  #outputReported = false;
  isStopped = false;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  get isEmpty(): boolean {
    return this.#message === null;
  }

  get text(): string {
    return this.#blocks.map((block) => block.text).join('');
  }

  add(event: Members): void {
    switch (event['type']) {
      case 'content_block_delta': {
        const { index, delta } = event;
        if (isObject(delta)) this.#blockAt(index, delta).addDelta(delta);
        break;
      }
      case 'message_start':
        this.#start(event['message']);
        break;
      case 'content_block_start':
        this.#beginBlock(event['index'], event['content_block']);
        break;
      case 'content_block_stop':
        this.#find(event['index'])?.stop();
        break;
      case 'message_delta':
        this.#addEnd(event);
        break;
      case 'message_stop':
        this.#addStop(event);
        break;
      default:
        // `ping`, and events that later versions of the dialect may bring.
        break;
    }
  }

  #start(given: unknown): void {
    const { content, usage, ...members } = isObject(given) ? given : {};
    // Some proxies send the first event twice.
    if (this.#message !== null && members['id'] !== this.#message['id'] && this.#blocks.length > 0) {
      throw new SyntaxError('A second message began in the stream.');
    }
    mergeInto(this.#begin(), members, this.#keeper, 'snapshots');
    this.#addUsage(usage);
    if (this.#blocks.length > 0) return;
    const blocks = typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : content;
    if (Array.isArray(blocks)) for (const [index, block] of blocks.entries()) this.#beginBlock(index, block);
  }

  #begin(): Members {
    this.#message ??= { id: '', type: 'message', role: 'assistant', content: [], stop_reason: null };
    return this.#message;
  }

  #find(index: unknown): MessageBlock | undefined {
    return typeof index === 'number' ? this.#blocks.findLast((block) => block.index === index) : this.#last;
  }

  /** Some servers begin each block at the same index, and some begin a block twice. */
  #beginBlock(index: unknown, given: unknown): void {
    const members = isObject(given) ? given : { type: 'text' };
    const known = typeof index === 'number' ? this.#find(index) : undefined;
    if (known?.isBegunBy(members)) return;
    this.#insert(new MessageBlock(typeof index === 'number' ? index : this.#blocks.length, members, this.#keeper));
  }

  #insert(block: MessageBlock): MessageBlock {
    this.#begin();
    const following = this.#blocks.findIndex((one) => one.index > block.index);
    this.#blocks.splice(following === -1 ? this.#blocks.length : following, 0, block);
    this.#last = block;
    return block;
  }

  /** The block that a delta continues; one whose start was left out is begun where the delta tells its type. */
  #blockAt(index: unknown, delta: Members): MessageBlock {
    const found = this.#last !== undefined && this.#last.index === index ? this.#last : this.#find(index);
    if (found !== undefined) return found;
    const type = String(delta['type']).replace(/_delta$/, '');
    if (type !== 'text' && type !== 'thinking') throw new SyntaxError('A delta continues a block that has not begun.');
    return this.#insert(new MessageBlock(typeof index === 'number' ? index : 0, { type }, this.#keeper));
  }

  #addEnd({ type: _, delta, usage, ...members }: Members): void {
    const message = this.#begin();
    if (isObject(delta)) mergeInto(message, delta, this.#keeper, 'snapshots');
    mergeInto(message, members, this.#keeper, 'snapshots');
    this.#addUsage(usage);
    this.#outputReported ||= isObject(usage) && typeof usage['output_tokens'] === 'number';
  }

  #addStop({ type: _, ...members }: Members): void {
    if (this.#message === null) throw new SyntaxError('The stream ended without an answer.');
    for (const name in members) mergeMember(this.#message, name, members[name], this.#keeper, 'snapshots');
    this.isStopped = true;
  }

  /** The counts are totals: a 0 after a number comes from a proxy that did not count. */
  #addUsage(usage: unknown): void {
    if (!isObject(usage)) return;
    const counted = Object.entries(usage).filter(([name, count]) => count !== 0 || !this.#usage[name]);
    mergeInto(this.#usage, Object.fromEntries(counted), this.#keeper, 'snapshots');
  }

  get reportedUsage(): ReportedUsage {
    const { input_tokens: input, output_tokens: output } = this.#usage;
    return {
      inputTokens: typeof input === 'number' ? input : undefined,
      outputTokens: this.#outputReported && typeof output === 'number' ? output : undefined,
    };
  }

  /** @param counts the usage as far as the provider did not report it */
  result(counts: MessageUsage): Message {
    if (this.#message === null) throw new SyntaxError('The stream held no message.');
    const content = this.#blocks.map((block) => block.result());
    return { ...(this.#message as unknown as Message), content, usage: { ...this.#usage, ...counts } };
  }
}
