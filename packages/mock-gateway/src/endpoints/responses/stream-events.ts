import type { ModelResponse, ResponseOutputItem } from '@clawwits/contract';
import type { Step } from '../../answers/script.ts';
import { eventFrame } from '../../streams/frames.ts';
import {
  addToItem,
  beginsItem,
  closeItem,
  type OpenItem,
  openItem,
  openMessage,
  openPart,
  textOf,
} from './response-items.ts';

/** An event without its number. */
type EventFields = Readonly<Record<string, unknown>> & { readonly type: string };

/** Writes the events of one response: each has the next number, and the index of its item and part. */
export class ResponseEvents {
  readonly #makeId: () => string;
  readonly #closed: ResponseOutputItem[] = [];
  #number = 0;
  #item: OpenItem | null = null;
  #previous: Step | null = null;

  /** @param makeId creates the ids of items */
  constructor(makeId: () => string) {
    this.#makeId = makeId;
  }

  /** The items that are whole. */
  get items(): ResponseOutputItem[] {
    return this.#closed;
  }

  /** Event for a new state of the response. */
  state(type: 'created' | 'in_progress' | 'completed' | 'incomplete', response: ModelResponse): string {
    return this.#write({ type: `response.${type}`, response });
  }

  /** Events of a step of the model: possibly the end of an item, possibly a new one, and a piece. */
  *step(step: Step): Generator<string> {
    if (beginsItem(step, this.#previous)) {
      yield* this.#close(true);
      yield* this.#open(openItem(step, this.#makeId), step);
    }
    this.#previous = step;
    if (this.#item === null || step.type === 'tool') return;
    addToItem(this.#item, step);
    yield this.#delta(this.#item, step.text);
  }

  /** The last item is whole, or was cut. An answer without a word is an empty message. */
  *end(isWhole: boolean): Generator<string> {
    if (this.#item === null) yield* this.#open(openMessage(this.#makeId), null);
    yield* this.#close(isWhole);
  }

  #write(fields: EventFields): string {
    return eventFrame({ ...fields, sequence_number: this.#number++ });
  }

  /** Position of an item. */
  #at({ id }: OpenItem): { item_id: string; output_index: number } {
    return { item_id: id, output_index: this.#closed.length };
  }

  *#open(item: OpenItem, step: Step | null): Generator<string> {
    this.#item = item;
    const at = this.#at(item);
    yield this.#write({ type: 'response.output_item.added', output_index: at.output_index, item });
    if (item.type === 'message') {
      const part = openPart(step);
      yield this.#write({ type: 'response.content_part.added', ...at, content_index: 0, part });
    } else if (item.type === 'reasoning') {
      const part = { type: 'summary_text', text: '' };
      yield this.#write({ type: 'response.reasoning_summary_part.added', ...at, summary_index: 0, part });
    }
  }

  #delta(item: OpenItem, delta: string): string {
    const at = this.#at(item);
    switch (item.type) {
      case 'message':
        if (item.content[0]?.type === 'refusal')
          return this.#write({ type: 'response.refusal.delta', ...at, content_index: 0, delta });
        return this.#write({ type: 'response.output_text.delta', ...at, content_index: 0, delta, logprobs: [] });
      case 'reasoning':
        return this.#write({ type: 'response.reasoning_summary_text.delta', ...at, summary_index: 0, delta });
      case 'function_call':
        return this.#write({ type: 'response.function_call_arguments.delta', ...at, delta });
    }
  }

  *#close(isWhole: boolean): Generator<string> {
    const open = this.#item;
    if (open === null) return;
    const at = this.#at(open);
    const text = textOf(open);
    const item = closeItem(open, isWhole);
    switch (item.type) {
      case 'message':
        yield item.content[0]?.type === 'refusal'
          ? this.#write({ type: 'response.refusal.done', ...at, content_index: 0, refusal: text })
          : this.#write({ type: 'response.output_text.done', ...at, content_index: 0, text, logprobs: [] });
        yield this.#write({ type: 'response.content_part.done', ...at, content_index: 0, part: item.content[0] });
        break;
      case 'reasoning':
        yield this.#write({ type: 'response.reasoning_summary_text.done', ...at, summary_index: 0, text });
        yield this.#write({
          type: 'response.reasoning_summary_part.done',
          ...at,
          summary_index: 0,
          part: { type: 'summary_text', text },
        });
        break;
      case 'function_call':
        yield this.#write({ type: 'response.function_call_arguments.done', ...at, name: item.name, arguments: text });
        break;
    }
    yield this.#write({ type: 'response.output_item.done', output_index: at.output_index, item });
    this.#closed.push(item);
    this.#item = null;
  }
}
