import { type Fields, foldAll, isFields, isSame } from './rules.ts';

/** One piece of a tool call. */
interface Piece {
  readonly source: Fields;
  readonly id: string;
  readonly index: number | undefined;
  readonly name: string;
  readonly input: string;
}

/** A call as the pieces that are its own, in order. */
type Call = readonly Piece[];

const asWord = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

export function readPiece(source: Fields): Piece {
  const details = isFields(source['function']) ? source['function'] : source;
  const input = details['arguments'];
  return {
    source,
    id: asWord(source['id']),
    index: typeof source['index'] === 'number' ? source['index'] : undefined,
    name: asWord(details['name']),
    input: typeof input === 'string' ? input : input ? JSON.stringify(input) : '',
  };
}

const idOf = (call: Call): string => call.find(({ id }) => id !== '')?.id ?? '';
const indexOf = (call: Call): number | undefined => call[0]?.index;
const begins = (input: string): boolean => /^\s*[{[]/.test(input);
const isEmptyObject = (input: string): boolean => /^\s*\{\s*\}\s*$/.test(input);

export const nameOf = (call: Call): string =>
  call.reduce((known, { name }) => (name.startsWith(known) ? name : known + name), '');

function inputOf(call: Call): string {
  return call.reduce((known, { input }) => {
    if (begins(input) && isEmptyObject(known)) return input;
    return begins(input) && isClosed(known) && isSameJson(known, input) ? known : known + input;
  }, '');
}

/** Whether some beginning of a text is an object or a list that has ended, by brackets alone. */
export function isClosed(text: string): boolean {
  const plain = text.replaceAll(/"(\\[\s\S]|[^"\\])*("|$)/g, '""');
  let depth = 0;
  for (const character of plain) {
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return true;
    }
  }
  return false;
}

export function isSameJson(one: string, other: string): boolean {
  const read = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  return isSame(read(one), read(other));
}

/** The place of the call that a piece says it belongs to, -1 for a new one. */
function findCall(calls: readonly Call[], last: Call | undefined, piece: Piece): number {
  const { id, index, name, input } = piece;
  const place = (call: Call | undefined): number => (call === undefined ? -1 : calls.indexOf(call));
  const isOfLast = last !== undefined && indexOf(last) === index;
  const ofIndex = isOfLast ? last : calls.findLast((call) => indexOf(call) === index);
  const isRest = (call: Call | undefined) =>
    call !== undefined && name === '' && input !== '' && !isClosed(inputOf(call));
  if (id === '' && index === undefined) {
    return last !== undefined && (name === '' || nameOf(last) === '' || nameOf(last) === name) ? place(last) : -1;
  }
  if (id === '') return ofIndex === undefined ? (isRest(last) ? place(last) : -1) : place(ofIndex);
  const ofId = calls.filter((call) => idOf(call) === id);
  const own =
    ofId.findLast((call) => indexOf(call) === index) ?? (name === '' || index === undefined ? ofId.at(-1) : undefined);
  if (own !== undefined) return place(own);
  const candidate = index === undefined ? last : ofIndex;
  if (candidate === undefined) return -1;
  if (index !== undefined && idOf(candidate) === '') return place(candidate);
  return inputOf(candidate) !== '' && isRest(candidate) ? place(candidate) : -1;
}

/** Whether a piece fits what a call holds, as its continuation or as the same again. */
function fits(call: Call, { id, index, name, input }: Piece): boolean {
  const knownName = nameOf(call);
  const known = inputOf(call);
  const closes = begins(input) && isClosed(known);
  const isIdentified = id !== '' || index !== undefined || name === '';
  if (closes && isIdentified && (name === '' || name === knownName) && isSameJson(known, input)) return true;
  if (name !== '' && knownName !== '' && name !== knownName && known !== '') return false;
  return !closes || (isEmptyObject(known) && name === '');
}

export function foldCalls(sources: readonly Fields[]): unknown[] {
  let calls: Call[] = [];
  let last: Call | undefined;
  for (const piece of sources.map(readPiece)) {
    const found = findCall(calls, last, piece);
    const known = calls[found];
    if (known !== undefined && fits(known, piece)) {
      last = [...known, piece];
      calls = calls.with(found, last);
      continue;
    }
    last = [piece];
    const { index } = piece;
    const after = calls.findIndex((call) => index !== undefined && (indexOf(call) ?? -1) > index);
    calls = calls.toSpliced(after === -1 ? calls.length : after, 0, last);
  }
  return calls.map(writeCall);
}

function writeCall(call: Call): Fields {
  const types = call.map(({ source }) => source['type']).filter(Boolean);
  const type = types.at(-1) ?? 'function';
  const details = call.map(({ source }) => source['function']);
  const omit = (source: unknown, names: readonly string[]) =>
    Object.fromEntries(Object.entries(isFields(source) ? source : {}).filter(([name]) => !names.includes(name)));
  const own = ['id', 'index', 'type', 'function', 'name', 'arguments'];
  const functionDetails = foldAll(
    details.map((one) => omit(one, own)),
    'pieces',
    { name: nameOf(call), arguments: inputOf(call) },
  );
  const hasFunction = call.some(({ source }, position) => {
    const before = call.slice(0, position + 1).map((one) => one.source['type']);
    return source['function'] || (before.filter(Boolean).at(-1) ?? 'function') === 'function';
  });
  return foldAll(
    call.map(({ source }) => omit(source, own)),
    'pieces',
    { id: idOf(call), type, ...(hasFunction && { function: functionDetails }) },
  );
}
