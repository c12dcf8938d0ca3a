import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { overlay } from './overlay.ts';
import { readIndex } from './read-index.ts';

/** The types of the parts of a message or a reasoning item, which are also the subjects of their events. */
const partTypes = /^(output_text|refusal|reasoning_text)$/;

/** One output item, assembled from its events. */
export class ResponseItem {
  readonly index: number;
  readonly #keeper: Keeper;
  #item: Members = {};
  #isDone = false;

  constructor(index: number, keeper: Keeper) {
    this.index = index;
    this.#keeper = keeper;
  }

  get id(): unknown {
    return this.#item['id'] ?? '';
  }

  /** Checks whether a whole item with the same index is this one. */
  isSameAs({ type, id }: Members): boolean {
    const { type: ownType, id: ownId } = this.#item;
    return (ownType ?? type) === type && (!ownId || !id || ownId === id || !this.#isDone);
  }

  addWhole(item: Members, isDone: boolean): void {
    const merged = overlay(this.#item, item) as Members;
    const growth = JSON.stringify(merged).length - JSON.stringify(this.#item).length;
    if (this.#keeper.hold(Math.max(0, growth))) this.#item = merged;
    this.#isDone ||= isDone;
  }

  /** Adds a piece of text to the part that the previous piece continued; `false` if it belongs elsewhere. */
  addText({ output_index: index, content_index: part, delta }: Members): boolean {
    const { content } = this.#item;
    const holder = index === this.index && Array.isArray(content) ? (content[part as number] as unknown) : undefined;
    if (this.#isDone || !isObject(holder) || typeof holder['text'] !== 'string' || typeof delta !== 'string')
      return false;
    if (this.#keeper.keep(delta)) holder['text'] += delta;
    return true;
  }

  /**
   * Adds a piece of the item, or a whole part.
   *
   * @param subject subject of the event: `output_text`, `function_call_arguments`, `content_part`
   * @param state `added`, `delta` or `done`
   */
  addPart(subject: string, state: string, event: Members): void {
    if (this.#isDone) return;
    const { part, annotation, annotation_index: annotationIndex, delta } = event;
    if (subject.endsWith('_part')) this.#overlayPart(subject, part, event);
    else if (annotation !== undefined) {
      const { annotations } = this.#holderOf('output_text', event);
      const list = Array.isArray(annotations) ? annotations : [];
      if (this.#keeper.hold(JSON.stringify(annotation).length)) {
        list[annotationIndex === undefined ? list.length : readIndex(annotationIndex)] = structuredClone(annotation);
      }
      this.#holderOf('output_text', event)['annotations'] = list;
    } else if (state === 'delta' && typeof delta === 'string') {
      const holder = this.#holderOf(subject, event);
      const member = memberOf(subject);
      const known = holder[member];
      if (this.#keeper.keep(delta)) holder[member] = (typeof known === 'string' ? known : '') + delta;
    } else if (state === 'done') {
      const member = memberOf(subject);
      const whole = event[member];
      if (typeof whole === 'string' && whole !== '') this.#addWholeText(this.#holderOf(subject, event), member, whole);
    }
  }

  #addWholeText(holder: Members, member: string, whole: string): void {
    const known = holder[member];
    const growth = whole.length - (typeof known === 'string' ? known.length : 0);
    if (this.#keeper.hold(Math.max(0, growth))) holder[member] = whole;
  }

  #overlayPart(subject: string, part: unknown, event: Members): void {
    if (!isObject(part)) return;
    const holder = this.#holderOf(subject, event);
    Object.assign(holder, overlay(holder, part));
  }

  /** The object that an event changes: a part of the item, or the item. */
  #holderOf(subject: string, event: Members): Members {
    const item = this.#item;
    if (subject.startsWith('reasoning_summary')) {
      item['type'] ??= 'reasoning';
      return partAt(item, 'summary', event['summary_index'], 'summary_text');
    }
    if (subject === 'content_part' || partTypes.test(subject)) {
      if (item['type'] === undefined) {
        item['type'] = subject === 'reasoning_text' ? 'reasoning' : 'message';
        if (item['type'] === 'message') item['role'] = 'assistant';
      }
      return partAt(item, 'content', event['content_index'], subject === 'content_part' ? undefined : subject);
    }
    // The subject names the type of the item and its member: function_call_arguments.
    item['type'] ??= subject.slice(0, subject.lastIndexOf('_'));
    return item;
  }

  /** A copy without the gaps that skipped indexes leave. */
  result(): Members {
    const item = { ...this.#item };
    for (const name of ['content', 'summary']) {
      const list = item[name];
      if (Array.isArray(list)) item[name] = list.filter((part) => part !== undefined && part !== null);
    }
    return item;
  }
}

/** The last word of a subject is the name of the member. */
const memberOf = (subject: string): string => subject.slice(subject.lastIndexOf('_') + 1);

function partAt(item: Members, name: string, index: unknown, type: string | undefined): Members {
  const list = Array.isArray(item[name]) ? (item[name] as unknown[]) : [];
  item[name] = list;
  const position = readIndex(index);
  const known = list[position];
  const part: Members = isObject(known) ? known : {};
  if (type !== undefined) part['type'] ??= type;
  list[position] = part;
  return part;
}
