import type { ServerSentEvent } from '@clawwits/dialects';
import { type Fields, isFields } from './rules.ts';

/** A value that comes again as a whole: what that leaves out or leaves empty stays as it was. */
function cover(known: unknown, whole: unknown): unknown {
  if (whole === undefined || whole === null || whole === '') return known ?? whole;
  if (Array.isArray(known) && Array.isArray(whole)) {
    return [...whole, ...known.slice(whole.length)].map((one, at) => (at < whole.length ? cover(known[at], one) : one));
  }
  if (!isFields(known) || !isFields(whole)) return whole;
  return Object.fromEntries(Object.keys({ ...known, ...whole }).map((name) => [name, cover(known[name], whole[name])]));
}

/** An output item, and whether it is done. */
interface Item {
  readonly index: number;
  readonly value: Fields;
  readonly done: boolean;
}

const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);

/** An item with one of its parts changed; a list of parts may have gaps until the end. */
function changePart(item: Fields, list: string, at: number, type: string, change: (part: Fields) => Fields): Fields {
  const parts: unknown[] = Array.isArray(item[list]) ? [...(item[list] as unknown[])] : [];
  const part = isFields(parts[at]) ? (parts[at] as Fields) : {};
  parts[at] = change(type === '' ? part : { ...part, type: part['type'] ?? type });
  return { ...item, [list]: parts };
}

function changeItem(item: Fields, event: Fields, change: (holder: Fields, member: string) => Fields): Fields {
  const subject = String(event['type']).split('.')[1] ?? '';
  const member = subject.split('_').at(-1) ?? '';
  const withType = (type: string) => ({
    ...(type === 'message' && !item['type'] && { role: 'assistant' }),
    ...item,
    type: item['type'] ?? type,
  });
  const apply = (holder: Fields) => change(holder, member);
  if (subject.startsWith('reasoning_summary')) {
    return changePart(withType('reasoning'), 'summary', numberOr(event['summary_index'], 0), 'summary_text', apply);
  }
  if (['content_part', 'output_text', 'refusal', 'reasoning_text'].includes(subject)) {
    const type = subject === 'reasoning_text' ? 'reasoning' : 'message';
    const partType = subject === 'content_part' ? '' : subject;
    return changePart(withType(type), 'content', numberOr(event['content_index'], 0), partType, apply);
  }
  return apply(withType(subject.split('_').slice(0, -1).join('_')));
}

function foldItem(item: Fields, event: Fields): Fields {
  const { part, annotation, annotation_index: place, delta } = event;
  const type = String(event['type']);
  if (isFields(part)) return changeItem(item, event, (holder) => cover(holder, part) as Fields);
  if (annotation !== undefined) {
    return changeItem(item, event, (holder) => {
      const known = Array.isArray(holder['annotations']) ? [...(holder['annotations'] as unknown[])] : [];
      known[numberOr(place, known.length)] = annotation;
      return { ...holder, annotations: known };
    });
  }
  if (type.endsWith('.delta') && typeof delta === 'string') {
    return changeItem(item, event, (holder, member) => {
      const known = holder[member];
      return { ...holder, [member]: (typeof known === 'string' ? known : '') + delta };
    });
  }
  const whole = event[type.split('.')[1]?.split('_').at(-1) ?? ''];
  if (!type.endsWith('.done') || typeof whole !== 'string' || whole === '') return item;
  return changeItem(item, event, (holder, member) => ({ ...holder, [member]: whole }));
}

/** The response of a stream's events, without `usage`; `null` if there is no such thing. */
export function foldResponseEvents(source: readonly ServerSentEvent[]): Fields | null {
  let items: Item[] = [];
  let response: Fields | null = null;
  let output: unknown[] | null = null;
  const events = source
    .filter(({ data }) => data !== '' && data !== '[DONE]')
    .map(({ data }) => JSON.parse(data) as Fields);
  for (const event of events) {
    const { type, output_index: index, item_id: itemId, item: whole } = event;
    const [, subject = '', state] = String(type).split('.');
    if (isFields(event['response'])) response = event['response'];
    if (type === 'response.completed' || type === 'response.incomplete') {
      output = coverOutput(
        Array.isArray(response?.['output']) ? (response['output'] as Fields[]) : [],
        valuesOf(items),
      );
      break;
    }
    if (isFields(event['response']) || !(subject.includes('_') || subject === 'refusal') || state === undefined)
      continue;
    const id = isFields(whole) ? (whole['id'] ?? itemId) : itemId;
    const named = items.findLastIndex(({ value }) => Boolean(value['id']) && value['id'] === id);
    const at =
      typeof index === 'number'
        ? items.findLastIndex((one) => one.index === index)
        : named === -1
          ? items.length - 1
          : named;
    const known = items[at];
    const isOther =
      known !== undefined &&
      isFields(whole) &&
      ((known.value['type'] ?? whole['type']) !== whole['type'] ||
        (known.done && Boolean(known.value['id']) && Boolean(whole['id']) && known.value['id'] !== whole['id']));
    const begun: Item = known === undefined || isOther ? { index: numberOr(index, 0), value: {}, done: false } : known;
    const value = isFields(whole)
      ? (cover(begun.value, whole) as Fields)
      : begun.done
        ? begun.value
        : foldItem(begun.value, event);
    const next: Item = { ...begun, value, done: begun.done || (isFields(whole) && state === 'done') };
    const after = items.findIndex((one) => one.index > next.index);
    items = begun === known ? items.with(at, next) : items.toSpliced(after === -1 ? items.length : after, 0, next);
  }
  if (response === null && items.length === 0) return null;
  return { id: '', object: 'response', created_at: 0, model: '', ...response, output: output ?? valuesOf(items) };
}

function valuesOf(items: readonly Item[]): Fields[] {
  const close = (list: unknown) => (Array.isArray(list) ? list.filter(Boolean) : list);
  return items
    .map(({ value }) => ({
      ...value,
      ...('content' in value && { content: close(value['content']) }),
      ...('summary' in value && { summary: close(value['summary']) }),
    }))
    .filter((value: Fields) => value['type'] !== undefined);
}

function coverOutput(output: readonly Fields[], items: readonly Fields[]): unknown[] {
  const pairs = new Map<Fields, Fields>();
  for (const agree of [
    (item: Fields, own: Fields) => item['id'] !== undefined && item['id'] === own['id'],
    (item: Fields, own: Fields) => item['type'] === own['type'],
  ]) {
    for (const own of output) {
      const free = items.find((item) => ![...pairs.values()].includes(item) && agree(item, own));
      if (!pairs.has(own) && free !== undefined) pairs.set(own, free);
    }
  }
  const rest = items.filter((item) => ![...pairs.values()].includes(item));
  return [...output.map((own) => cover(pairs.get(own), own)), ...rest];
}
