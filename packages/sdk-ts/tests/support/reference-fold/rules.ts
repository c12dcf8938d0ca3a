/**
 * What a stream's events add up to, by the rules of docs/guide/compatibility.md, written for clarity alone: each answer is
 * folded from all its events at once, without bounds, and shares no code with the readers.
 */

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const labelWords = ['id', 'type', 'role', 'name', 'object', 'model', 'format', 'status', 'phase', 'url', 'reason'];
const textWords = ['text', 'thinking', 'reasoning', 'summary', 'content', 'transcript', 'refusal', 'signature'];

const isLabel = (name: string): boolean =>
  labelWords.some((word) => name === word || name.endsWith(`_${word}`)) || /[a-z](Id|Type|Name)$/.test(name);

/** Pieces are joined; of wholes the last one counts. */
export type Manner = 'pieces' | 'wholes';

/** How a member of the outermost object comes. */
type MannerOf = (name: string, value: unknown) => Manner;

export function foldAll(sources: readonly unknown[], manner: Manner | MannerOf, start: Fields = {}): Fields {
  return sources.filter(isFields).reduce((folded, source) => foldFields(folded, source, manner), start);
}

function foldFields(folded: Fields, source: Fields, manner: Manner | MannerOf): Fields {
  const members = Object.entries(source).filter(([name]) => name !== '__proto__');
  const news = members.map(([name, value]) => {
    const known = Object.hasOwn(folded, name) ? folded[name] : undefined;
    return [name, foldValue(name, known, value, typeof manner === 'string' ? manner : manner(name, value))] as const;
  });
  return { ...folded, ...Object.fromEntries(news) };
}

function foldValue(name: string, known: unknown, value: unknown, manner: Manner): unknown {
  if (value === null || value === '') return known ?? value;
  if (value === 0 && known && !Array.isArray(known) && name.endsWith('tokens')) return known;
  if (isFields(known) && isFields(value)) return foldFields(known, value, manner);
  if (Array.isArray(known) && Array.isArray(value)) return foldLists(known, value, manner);
  if (manner === 'wholes') return value;
  if (typeof known === 'string' && typeof value === 'string') return isLabel(name) ? value : known + value;
  if (Array.isArray(known) && typeof value === 'string')
    return foldLists(known, [{ type: 'text', text: value }], manner);
  if (Array.isArray(known) && typeof value !== 'number') return foldLists(known, [value], manner);
  if (typeof known === 'string' && known !== '' && Array.isArray(value)) {
    return foldLists([{ type: 'text', text: known }], value, manner);
  }
  return value;
}

function foldLists(known: readonly unknown[], added: readonly unknown[], manner: Manner): unknown[] {
  const isGrown = manner === 'wholes' && isSame(added.slice(0, known.length), known);
  let list = [...known];
  for (const [position, element] of added.slice(isGrown ? known.length : 0).entries()) {
    const at = findContinued(list, element, manner === 'pieces' && position === 0);
    list = at === -1 ? [...list, element] : list.with(at, foldFields(list[at] as Fields, element as Fields, manner));
  }
  return list;
}

function findContinued(list: readonly unknown[], element: unknown, mayFollow: boolean): number {
  if (!isFields(element)) return -1;
  const agrees = (one: Fields, name: string) => !one[name] || !element[name] || one[name] === element[name];
  const named = list.findLastIndex((one) => {
    if (!isFields(one)) return false;
    if (element['index'] !== undefined && element['index'] !== null) {
      return one['index'] === element['index'] && agrees(one, 'id') && agrees(one, 'type');
    }
    return Boolean(element['id']) && one['id'] === element['id'];
  });
  if (named !== -1 || !mayFollow) return named;
  const last = list.at(-1);
  return isText(last) && isText(element) && last['type'] === element['type'] ? list.length - 1 : -1;
}

function isText(part: unknown): part is Fields {
  if (!isFields(part) || part['id']) return false;
  const names = Object.keys(part);
  return (
    names.some((name) => textWords.includes(name)) && names.every((name) => textWords.includes(name) || isLabel(name))
  );
}
