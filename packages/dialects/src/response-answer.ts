import type { ModelResponse, ResponseOutputItem } from '@clawwits/contract';
import { insertByIndex } from './insert-by-index.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { overlay } from './overlay.ts';
import { readIndex } from './read-index.ts';
import { ResponseItem } from './response-item.ts';
import { textOfOutput } from './text-of-output.ts';

/** State of a response that is assembled from events. */
export class ResponseAnswer {
  readonly #keeper: Keeper;
  /** In the order of their indexes; items may overlap. */
  readonly #items: ResponseItem[] = [];
  /** The item whose text the last event continued. */
  #last: ResponseItem | null = null;
  #response: Members | null = null;
  /** The output of the last event, completed by earlier events. */
  #output: Members[] | null = null;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  get isComplete(): boolean {
    return this.#output !== null;
  }

  get text(): string {
    return textOfOutput(this.#readOutput());
  }

  add(event: Members): void {
    const { type, response, item } = event;
    if (type === 'response.output_text.delta' && this.#last?.addText(event) === true) return;
    this.#last = null;
    const [, subject = '', state = ''] = /^response\.(?:(\w+(?:\.annotation)?)\.)?(\w+)$/.exec(String(type)) ?? [];
    if (subject === '') this.#addState(type === 'response.completed' || type === 'response.incomplete', response);
    else if (subject === 'output_item') {
      if (isObject(item)) this.#itemOf(event, item).addWhole(item, state === 'done');
    } else if (subject.includes('_') || subject === 'refusal') {
      const owner = this.#itemOf(event, null);
      owner.addPart(subject, state, event);
      if (type === 'response.output_text.delta') this.#last = owner;
    }
  }

  #addState(isLast: boolean, response: unknown): void {
    if (isObject(response)) this.#response = response;
    if (!isLast) return;
    const { output } = this.#response ?? {};
    this.#output = completeOutput(Array.isArray(output) ? output.filter(isObject) : [], this.#listItems());
  }

  /** The item of an event, by its index, else by its id, else the last one; created if it is new. */
  #itemOf({ output_index: index, item_id: itemId }: Members, whole: Members | null): ResponseItem {
    const items = this.#items;
    const id = whole?.['id'] ?? itemId;
    const known =
      typeof index === 'number'
        ? items.findLast((item) => item.index === index)
        : (items.findLast((item) => item.id !== '' && item.id === id) ?? items.at(-1));
    // Some servers give every item the same index.
    if (known !== undefined && (whole === null || known.isSameAs(whole))) return known;
    const item = new ResponseItem(readIndex(index), this.#keeper);
    insertByIndex(items, item);
    return item;
  }

  #listItems(): Members[] {
    return this.#items.map((item) => item.result()).filter((item) => item['type'] !== undefined);
  }

  #readOutput(): ResponseOutputItem[] {
    return (this.#output ?? this.#listItems()) as unknown as ResponseOutputItem[];
  }

  /** As the last event reports it. */
  get usage(): Members {
    const usage = this.#output === null ? null : this.#response?.['usage'];
    return isObject(usage) ? usage : {};
  }

  result(): ModelResponse {
    const response = this.#response;
    if (response === null && this.#items.length === 0) throw new SyntaxError('The stream held no response.');
    return { id: '', object: 'response', created_at: 0, model: '', ...response, output: this.#readOutput() };
  }
}

/** The output of the last event, completed by earlier events. */
function completeOutput(output: readonly Members[], items: readonly Members[]): Members[] {
  const rest = new Set(items);
  const matches = new Map<Members, Members>();
  const match = (isSame: (item: Members, own: Members) => boolean) => {
    for (const own of output) {
      const found = matches.has(own) ? undefined : [...rest].find((item) => isSame(item, own));
      if (found === undefined) continue;
      matches.set(own, found);
      rest.delete(found);
    }
  };
  match((item, own) => item['id'] !== undefined && item['id'] === own['id']);
  // Some gateways send a new id with each event.
  match((item, own) => item['type'] === own['type']);
  return [...output.map((own) => overlay(matches.get(own), own) as Members), ...rest];
}
