import { insertByIndex } from './insert-by-index.ts';
import { asJsonText, isSameJson, JsonProgress } from './json-progress.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { mergeMember } from './merge.ts';

/** A call that is being assembled. */
interface Slot {
  readonly call: Members;
  /** The server's index for it; servers begin at 0 or 1, skip indexes, use one twice or send none. */
  readonly index: number | undefined;
  /** Its name and arguments so far; in a call of a type other than `function` they are elsewhere. */
  readonly known: Members & { name: string; arguments: string };
  progress: JsonProgress;
}

/** A piece of a call, its members checked; a text that is missing is empty. */
interface Piece {
  readonly id: string;
  readonly index: number | undefined;
  readonly name: string;
  readonly input: string;
  /** `true` if the input may be the start of a JSON object: most pieces are not, and need no further check. */
  readonly begins: boolean;
}

/**
 * Assembles tool calls from their pieces, by `id`, else by `index`, else in the order of arrival. Pieces that cannot
 * belong together become separate calls: one call too many fails loudly, two calls in one would run with the wrong
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

  /** The call that a piece belongs to by its id or index; `undefined` if it starts a new one. */
  #find({ id, index, name, input }: Piece): Slot | undefined {
    const last = this.#last;
    const isLast = index === undefined || last?.index === index;
    const byIndex = isLast ? last : this.#slots.findLast((slot) => slot.index === index);
    /** A piece with nothing but arguments continues a call whose arguments are incomplete. */
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
    // Some servers send a new id with each piece; a new call would have a name.
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

/** Checks whether a piece repeats the content of the call, such as the whole arguments after their pieces. */
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

/** A name is sent once, with every piece, growing with every piece, or in pieces. */
export const joinName = (known: string, name: string): string => (name.startsWith(known) ? name : known + name);
