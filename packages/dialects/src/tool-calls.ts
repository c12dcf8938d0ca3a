import type { ChatToolCall } from '@clawwits/contract';
import { asJsonText, isSameJson, JsonProgress } from './json-progress.ts';
import { isObject, type Members, mergeInto } from './merge.ts';
import type { Keeper } from './stream-reader.ts';

/** A call that is being assembled. */
interface Slot {
  readonly call: ChatToolCall;
  /** The server's number for it; servers begin at 0 or 1, skip numbers, use one twice or give none. */
  readonly index: number | undefined;
  /** Its name and arguments so far; a call of another type than `function` has them elsewhere. */
  readonly details: ChatToolCall['function'];
  progress: JsonProgress;
}

/** A piece of a call, its members checked. */
interface Piece {
  readonly id: string;
  readonly index: number | undefined;
  readonly name: string;
  readonly input: string;
}

/**
 * Assembles tool calls from their pieces, by `id`, else by `index`, else in the order in which they come. What cannot
 * belong together is kept as calls of its own: one call too many fails loudly, two calls in one would run with the wrong
 * arguments.
 */
export class ToolCallAssembler {
  /** The calls so far, in the order of their indexes. */
  readonly calls: ChatToolCall[] = [];
  readonly #slots: Slot[] = [];
  #last: Slot | undefined;

  add(members: Members, keeper: Keeper): void {
    const { id, index, type, function: given, ...others } = members;
    const { name, arguments: input, ...otherDetails } = isObject(given) ? given : {};
    const piece: Piece = {
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : '',
      index: typeof index === 'number' ? index : undefined,
      name: typeof name === 'string' ? name : '',
      input: asJsonText(input),
    };
    const found = this.#find(piece);
    const isRepeated = found !== undefined && isRepetition(found, piece);
    const slot = found === undefined || (!isRepeated && !canContinue(found, piece)) ? this.#begin(piece) : found;
    this.#last = slot;
    const call = slot.call as unknown as Members;
    if (call['id'] === '') call['id'] = piece.id;
    if (typeof type === 'string' && type !== '') call['type'] = type;
    if (call['type'] === 'function' || given !== undefined) call['function'] = slot.details;
    if (!isRepeated) addInput(slot, piece, keeper);
    mergeInto(slot.details as unknown as Members, otherDetails, keeper, 'pieces');
    mergeInto(call, others, keeper, 'pieces');
  }

  /** The call that a piece belongs to by what it names; `undefined` where it begins one. */
  #find({ id, index, name, input }: Piece): Slot | undefined {
    const last = this.#last;
    const byIndex = index === undefined ? undefined : this.#slots.findLast((slot) => slot.index === index);
    /** A piece of arguments and no more, for a call that waits for some. */
    const isRemainder = (slot: Slot | undefined) => name === '' && input !== '' && slot?.progress.closed === false;
    if (id !== '') {
      const byId = this.#slots.filter((slot) => slot.call.id === id);
      // Some servers number the pieces of one call differently; others give all calls the same id.
      const own =
        byId.findLast((slot) => slot.index === index) ?? (name === '' || index === undefined ? byId.at(-1) : undefined);
      if (own !== undefined) return own;
      const candidate = index === undefined ? last : byIndex;
      if (candidate === undefined) return undefined;
      if (candidate.call.id === '' && index !== undefined) return candidate;
      // Some servers make a new id for each piece; a call that begins would have a name.
      return candidate.details.arguments !== '' && isRemainder(candidate) ? candidate : undefined;
    }
    if (index !== undefined) return byIndex ?? (isRemainder(last) ? last : undefined);
    return name === '' || last?.details.name === '' || last?.details.name === name ? last : undefined;
  }

  #begin({ id, index }: Piece): Slot {
    const call = { id, type: 'function' } as ChatToolCall;
    const slot: Slot = { call, index, details: { name: '', arguments: '' }, progress: new JsonProgress() };
    const following =
      index === undefined ? -1 : this.#slots.findIndex((one) => one.index !== undefined && one.index > index);
    const position = following === -1 ? this.#slots.length : following;
    this.#slots.splice(position, 0, slot);
    this.calls.splice(position, 0, call);
    return slot;
  }
}

/** Whether a piece says again what the call holds already, the whole arguments after their pieces for one. */
function isRepetition({ details, progress }: Slot, { id, index, name, input }: Piece): boolean {
  if (!progress.closed || input.trim() === '' || (name !== '' && name !== details.name)) return false;
  // Two calls without id and index may well be equal.
  return (id !== '' || index !== undefined || name === '') && isSameJson(details.arguments, input);
}

function canContinue({ details: known, progress }: Slot, { name, input }: Piece): boolean {
  if (name !== '' && known.name !== '' && name !== known.name && known.arguments !== '') return false;
  return !progress.closed || input.trim() === '' || (isPlaceHolder(known.arguments) && name === '');
}

/** Arguments that some servers send before the true ones. */
const isPlaceHolder = (input: string): boolean => /^\s*\{\s*\}\s*$/.test(input);

function addInput(slot: Slot, { name, input }: Piece, keeper: Keeper): void {
  const known = slot.details;
  known.name = joinName(known.name, name);
  if (slot.progress.closed && input.trim() !== '') {
    known.arguments = '';
    slot.progress = new JsonProgress();
  }
  if (!keeper.keep(input)) return;
  known.arguments += input;
  slot.progress.add(input);
}

/** A name comes once, with every piece, growing with every piece, or in pieces. */
export function joinName(known: string, name: string): string {
  return name.startsWith(known) ? name : known + name;
}
