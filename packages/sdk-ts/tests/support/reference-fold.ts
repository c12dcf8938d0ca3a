import type { ServerSentEvent } from '@clawwits/dialects';

/**
 * What a stream's events add up to, by the rules of docs/guide/compatibility.md, written for clarity alone: each answer is
 * folded from all its events at once, without bounds, and shares no code with the readers.
 */

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const labelWords = ['id', 'type', 'role', 'name', 'object', 'model', 'format', 'status', 'phase', 'url', 'reason'];
const textWords = ['text', 'thinking', 'reasoning', 'summary', 'content', 'transcript', 'refusal', 'signature'];

const isLabel = (name: string): boolean =>
  labelWords.some((word) => name === word || name.endsWith(`_${word}`)) || /[a-z](Id|Type|Name)$/.test(name);

/** Pieces are joined; of wholes the last one counts. */
type Manner = 'pieces' | 'wholes';

/** How a member of the outermost object comes. */
type MannerOf = (name: string, value: unknown) => Manner;

function foldAll(sources: readonly unknown[], manner: Manner | MannerOf, start: Fields = {}): Fields {
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
  let list = [...known];
  for (const [position, element] of added.entries()) {
    const at = findContinued(list, element, manner === 'pieces' && position === 0);
    const isKnown = manner === 'wholes' && known.some((one) => isSame(one, element));
    if (at !== -1) list = list.with(at, foldFields(list[at] as Fields, element as Fields, manner));
    else if (!isKnown) list.push(element);
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

function readPiece(source: Fields): Piece {
  const details = isFields(source['function']) ? source['function'] : {};
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

const nameOf = (call: Call): string =>
  call.reduce((known, { name }) => (name.startsWith(known) ? name : known + name), '');

function inputOf(call: Call): string {
  return call.reduce((known, { input }) => {
    if (begins(input) && isEmptyObject(known)) return input;
    return begins(input) && isClosed(known) && isSameJson(known, input) ? known : known + input;
  }, '');
}

/** Whether some beginning of a text is an object or a list that has ended, by brackets alone. */
function isClosed(text: string): boolean {
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

function isSameJson(one: string, other: string): boolean {
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
  const ofIndex = calls.findLast((call) => indexOf(call) === index);
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

function foldCalls(sources: readonly Fields[]): unknown[] {
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

function foldMessage(deltas: readonly Fields[]): Fields {
  const calls = deltas.flatMap(({ tool_calls: calls }) => (Array.isArray(calls) ? calls : [calls])).filter(isFields);
  const pieces = deltas.map((delta) => delta['function_call']).filter(isFields);
  const rest = deltas.map(({ role: _, tool_calls: __, function_call: call, ...others }) =>
    isFields(call) || call === undefined ? others : { ...others, function_call: call },
  );
  return {
    ...foldAll(rest, 'pieces', { role: 'assistant', content: null }),
    ...(calls.length > 0 && { tool_calls: foldCalls(calls) }),
    ...(pieces.length > 0 && { function_call: foldFunctionCall(pieces) }),
  };
}

function foldFunctionCall(pieces: readonly Fields[]): Fields {
  const call = pieces.map((piece) => readPiece({ function: piece }));
  const others = pieces.map(({ name: _, arguments: __, ...rest }) => rest);
  return foldAll(others, 'pieces', { name: nameOf(call), arguments: call.map(({ input }) => input).join('') });
}

function foldChoice(index: number, pieces: readonly Fields[]): Fields {
  const deltas = pieces.map(({ delta }) => (typeof delta === 'string' ? { content: delta } : delta)).filter(isFields);
  const message = foldMessage(deltas);
  const whole = pieces.map((piece) => piece['message']).findLast((one) => one !== undefined);
  const missing = Object.entries(isFields(whole) ? whole : {}).filter(([name]) => !message[name]);
  const finish = pieces.map((piece) => piece['finish_reason']).findLast(Boolean);
  const others = pieces.map(({ index: _, delta: __, message: ___, finish_reason: ____, ...rest }) => rest);
  const manner = (name: string, value: unknown) => (isFields(value) && name !== 'logprobs' ? 'wholes' : 'pieces');
  return foldAll(others, manner, {
    index,
    message: missing.length === 0 ? message : foldMessage([...deltas, Object.fromEntries(missing)]),
    finish_reason: finish ?? '',
  });
}

/** The answer of a chat's chunks; `null` where there is none. Without `usage` where the provider did not report it. */
export function foldChat(events: readonly ServerSentEvent[]): Fields | null {
  const end = events.findIndex(({ data }) => data === '[DONE]');
  const chunks = events
    .slice(0, end === -1 ? undefined : end)
    .filter(({ data }) => data !== '')
    .map(({ data }) => JSON.parse(data) as Fields);
  const pieces = chunks.flatMap(({ choices }) => (Array.isArray(choices) ? choices : [])).filter(isFields);
  if (pieces.length === 0) return null;
  const indexOfChoice = ({ index }: Fields) => (typeof index === 'number' ? index : 0);
  const indexes = [...new Set(pieces.map(indexOfChoice))].sort((one, other) => one - other);
  const first = (name: string) => chunks.map((chunk) => chunk[name]).find(Boolean);
  const created = first('created');
  const own = ['id', 'object', 'created', 'model', 'choices', 'obfuscation'];
  const others = chunks.map((chunk) =>
    Object.fromEntries(Object.entries(chunk).filter(([name]) => !own.includes(name))),
  );
  return foldAll(others, 'wholes', {
    id: first('id') ?? '',
    object: 'chat.completion',
    ...(created !== undefined && { created }),
    model: first('model') ?? '',
    choices: indexes.map((index) =>
      foldChoice(
        index,
        pieces.filter((piece) => indexOfChoice(piece) === index),
      ),
    ),
  });
}

/** The blocks of a message, each with its deltas, in the order of their indexes. */
interface Block {
  readonly index: number;
  readonly start: Fields;
  readonly deltas: readonly Fields[];
  readonly stopped: boolean;
}

function foldBlock({ start, deltas }: Block): Fields {
  const { input, ...members } = start;
  const rest = deltas.map(({ type: _, partial_json: __, citation, ...others }) =>
    citation === undefined ? others : { ...others, citations: [citation] },
  );
  const begun = foldAll([members], 'pieces');
  const missing: Record<string, Fields> = { text: { text: '' }, thinking: { thinking: '', signature: '' } };
  const own = String(begun['type']);
  const defaults = Object.entries(missing[own] ?? {}).filter(([name]) => !begun[name]);
  const block = foldAll(rest, 'pieces', { ...begun, ...Object.fromEntries(defaults) });
  const pieces = [typeof input === 'string' ? input : '', ...deltas.map(({ partial_json: piece }) => piece)];
  const text = pieces.reduce<string>((known, piece) => {
    const next = typeof piece === 'string' ? piece : piece ? JSON.stringify(piece) : '';
    return /^\s*\{/.test(next) && isClosed(known) && isSameJson(known, next) ? known : known + next;
  }, '');
  const whole = isFields(input) ? { input } : own.endsWith('tool_use') ? { input: {} } : {};
  if (text.trim() === '') return { ...block, ...whole };
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? { ...block, input: parsed } : { ...block, ...whole, partial_json: text };
  } catch {
    return { ...block, ...whole, partial_json: text };
  }
}

function placeBlock(blocks: readonly Block[], block: Block): Block[] {
  const after = blocks.findIndex(({ index }) => index > block.index);
  return blocks.toSpliced(after === -1 ? blocks.length : after, 0, block);
}

/** The message of a stream's events, without `usage`; `null` where there is none. */
export function foldMessageEvents(source: readonly ServerSentEvent[]): Fields | null {
  const end = source.findIndex(({ data }) => data === '[DONE]');
  const events = source
    .slice(0, end === -1 ? undefined : end)
    .filter(({ data }) => data !== '')
    .map(({ event, data }) => ({ type: event, ...(JSON.parse(data) as Fields) }) as Fields);
  let blocks: Block[] = [];
  let last = 0;
  const members: unknown[] = [];
  const find = (index: unknown) =>
    typeof index === 'number' ? blocks.findLastIndex((block) => block.index === index) : last;
  const begin = (index: number, start: Fields, deltas: readonly Fields[] = []) => {
    const block: Block = { index, start, deltas, stopped: false };
    blocks = placeBlock(blocks, block);
    last = blocks.indexOf(block);
  };
  for (const { type, index, delta, content_block: start, message, usage: _, ...others } of events) {
    const at = find(index);
    const known = blocks[at];
    if (type === 'message_start' && isFields(message)) {
      const { content, usage: __, ...rest } = message;
      members.push(rest);
      if (Array.isArray(content) && blocks.length === 0)
        for (const [place, one] of content.entries()) begin(place, one);
    } else if (type === 'content_block_start' && isFields(start)) {
      const isAgain =
        known !== undefined &&
        !known.stopped &&
        start['type'] === known.start['type'] &&
        start['id'] === known.start['id'] &&
        (!start['text'] || foldBlock(known)['text'] === start['text']);
      if (!isAgain) begin(typeof index === 'number' ? index : blocks.length, start);
    } else if (type === 'content_block_delta' && isFields(delta)) {
      if (known !== undefined) blocks = blocks.with(at, { ...known, deltas: [...known.deltas, delta] });
      else begin(Number(index), { type: String(delta['type']).replace('_delta', '') }, [delta]);
    } else if (type === 'content_block_stop' && known !== undefined)
      blocks = blocks.with(at, { ...known, stopped: true });
    else if (type === 'message_delta') members.push(delta, others);
    else if (type === 'message_stop') {
      members.push(others);
      break;
    }
  }
  if (members.length === 0 && blocks.length === 0) return null;
  const start = { id: '', type: 'message', role: 'assistant', stop_reason: null };
  return { ...foldAll(members, 'wholes', start), content: blocks.map(foldBlock) };
}
