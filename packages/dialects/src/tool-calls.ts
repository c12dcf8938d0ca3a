import { insertByIndex } from './insert-by-index.ts';
import { asJsonText, isSameJson, JsonProgress } from './json-progress.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { mergeMember } from './merge.ts';

/** A call that is being assembled. */
interface Slot {
  readonly call: Members;
  /** The server's number for it; servers begin at 0 or 1, skip numbers, use one twice or give none. */
  readonly index: number | undefined;
  /** Its name and arguments so far; a call of another type than `function` has them elsewhere. */
  readonly known: Members & { name: string; arguments: string };
  progress: JsonProgress;
}

/** A piece of a call, its members checked; a text that is missing is empty. */
interface Piece {
  readonly id: string;
  readonly index: number | undefined;
  readonly name: string;
  readonly input: string;
  /** Whether the input could be the beginning of one: most pieces are not, and need no further look. */
  readonly begins: boolean;
}

/**
 * Assembles tool calls from their pieces, by `id`, else by `index`, else in the order in which they come. What cannot
 * belong together is kept as calls of its own: one call too many fails loudly, two calls in one would run with the wrong
 * arguments.
 */
export class ToolCallAssembler {
  /** The calls so far, in the order of their indexes. */
  readonly calls: Members[] = [];
  readonly #slots: Slot[] = [];
  #last: Slot | undefined;

  add(members: Members, keeper: Keeper): void {
    const { id, index, type, function: given } = members;
    // Some servers leave out the object around name and arguments.
    const details: Members = isObject(given) ? given : members;
    const input = asJsonText(details['arguments']);
    const piece: Piece = {
      id: asText(id),
      index: typeof index === 'number' ? index : undefined,
      name: asText(details['name']),
      input,
      begins: /^\s*[{[]/.test(input),
    };
    const found = this.#find(piece);
    const isRepeated = found !== undefined && isRepetition(found, piece);
    const slot = found !== undefined && (isRepeated || canContinue(found, piece)) ? found : this.#begin(piece);
    const { call, known } = slot;
    this.#last = slot;
    call['id'] ||= piece.id;
    if (type) call['type'] = type;
    if (call['type'] === 'function' || given) call['function'] = known;
    if (!isRepeated) addPiece(slot, piece, keeper);
    if (details !== members) mergeOthers(known, details, keeper);
    mergeOthers(call, members, keeper);
  }

  /** The call that a piece belongs to by what it names; `undefined` where it begins one. */
  #find({ id, index, name, input }: Piece): Slot | undefined {
    const last = this.#last;
    const isLast = index === undefined || last?.index === index;
    const byIndex = isLast ? last : this.#slots.findLast((slot) => slot.index === index);
    /** A piece of arguments and no more continues a call that waits for the rest of its own. */
    const continues = (slot: Slot | undefined) => name === '' && input !== '' && slot && !isClosed(slot);
    if (id === '') {
      if (index !== undefined) return byIndex ?? (continues(last) ? last : undefined);
      return [name, ''].includes(last?.known.name ?? '') || name === '' ? last : undefined;
    }
    // Some servers number the pieces of one call differently; others give all calls the same id.
    const byId = this.#slots.filter(({ call }) => call['id'] === id);
    const own =
      byId.findLast((slot) => slot.index === index) ?? (name === '' || index === undefined ? byId.at(-1) : undefined);
    if (own !== undefined || byIndex === undefined) return own;
    if (byIndex.call['id'] === '' && index !== undefined) return byIndex;
    // Some servers make a new id for each piece; a call that begins would have a name.
    return byIndex.known.arguments !== '' && continues(byIndex) ? byIndex : undefined;
  }

  #begin({ id, index }: Piece): Slot {
    const call = { id, type: 'function' };
    const slot: Slot = { call, index, known: { name: '', arguments: '' }, progress: new JsonProgress() };
    insertByIndex(this.#slots, slot);
    this.calls.splice(this.#slots.indexOf(slot), 0, call);
    return slot;
  }
}

/** The members that are read above. */
const read: ReadonlySet<string> = new Set(['id', 'index', 'type', 'function', 'name', 'arguments']);

function mergeOthers(target: Members, source: Members, keeper: Keeper): void {
  for (const name in source) if (!read.has(name)) mergeMember(target, name, source[name], keeper, 'pieces');
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isClosed = ({ known, progress }: Slot): boolean => progress.isClosed(known.arguments);

/** Whether a piece says again what the call holds already, the whole arguments after their pieces for one. */
function isRepetition(slot: Slot, { id, index, name, input, begins }: Piece): boolean {
  const { known } = slot;
  // Two calls without id and index may well be equal.
  const isIdentified = id !== '' || index !== undefined || name === '';
  const mayRepeat = isIdentified && begins && (name === '' || name === known.name);
  return mayRepeat && isClosed(slot) && isSameJson(known.arguments, input);
}

function canContinue(slot: Slot, { name, begins }: Piece): boolean {
  const { known } = slot;
  if (name !== '' && known.name !== '' && name !== known.name && known.arguments !== '') return false;
  return !begins || !isClosed(slot) || (isPlaceHolder(known.arguments) && name === '');
}

/** Arguments that some servers send before the true ones. */
const isPlaceHolder = (input: string): boolean => /^\s*\{\s*\}\s*$/.test(input);

function addPiece(slot: Slot, { name, input, begins }: Piece, keeper: Keeper): void {
  const { known } = slot;
  known.name = joinName(known.name, name);
  if (begins && isPlaceHolder(known.arguments)) {
    known.arguments = '';
    slot.progress = new JsonProgress();
  }
  if (keeper.keep(input)) known.arguments += input;
}

/** A name comes once, with every piece, growing with every piece, or in pieces. */
export const joinName = (known: string, name: string): string => (name.startsWith(known) ? name : known + name);
