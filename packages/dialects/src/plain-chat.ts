import type { ChatChoiceAnswer } from './chat-choice.ts';
import { type ChatState, isFirstKept, isLeftOut } from './chat-state.ts';
import type { Keeper } from './keeper.ts';
import { copyMember, isObject, type Members, textMembers } from './members.ts';

/**
 * Adds a chunk in the common form: new members, texts, and an end. Anything else needs the rules of
 * `tolerant-chat.ts`, which a page loads when it does.
 *
 * @returns `true` if the chunk was plain; otherwise nothing of it was added
 */
export function addPlainChunk(state: ChatState, chunk: Members): boolean {
  const { choices, error, object, type } = chunk;
  if (!Array.isArray(choices) || choices.length > 1 || error || object === 'error' || type === 'error') return false;
  const [piece] = choices;
  const answer = piece === undefined || !isObject(piece?.delta) ? null : state.choiceOf(piece);
  if (piece !== undefined && answer === null) return false;
  // Two passes over a chunk are faster than a list of additions.
  for (const keeper of [null, state.keeper]) {
    if (!addMembers(state.answer, chunk, keeper) || !(answer === null || addPiece(answer, piece, keeper))) return false;
  }
  if (answer !== null) state.choices.set(answer.index, answer);
  answer?.finish(piece['finish_reason']);
  return true;
}

/** Adds the members of a chunk to the answer; without a keeper, only checks whether all of them are plain. */
function addMembers(answer: Members, chunk: Members, keeper: Keeper | null): boolean {
  for (const name in chunk) {
    if (answer[name] === chunk[name] || isLeftOut(name)) continue;
    if (isFirstKept(name)) {
      if (keeper !== null) answer[name] ||= chunk[name] ?? '';
    } else if (isKnown(answer, name)) return false;
    else if (keeper !== null) add(answer, name, chunk[name], keeper);
  }
  return true;
}

/** Adds a choice of a chunk; without a keeper, only checks whether all of it is plain. */
function addPiece({ choice, message }: ChatChoiceAnswer, piece: Members, keeper: Keeper | null): boolean {
  const delta = piece['delta'] as Members;
  for (const name in piece) {
    if (name === 'index' || name === 'delta' || name === 'finish_reason') continue;
    if (piece[name] !== null) return false;
    choice[name] ??= null;
  }
  for (const name in delta) {
    const value = delta[name];
    if (name === 'role') continue;
    if (keeper !== null) add(message, name, value, keeper);
    else if (name === 'tool_calls' || name === '__proto__') return false;
    else if (value !== null && value !== '') {
      if (typeof value !== 'string' || !textMembers.has(name)) return false;
      if (typeof message[name] !== 'string' && isKnown(message, name)) return false;
    }
  }
  return true;
}

/** Checks whether a member has a value, or a name that no API has. */
const isKnown = (target: Members, name: string): boolean =>
  name === '__proto__' || (Object.hasOwn(target, name) && target[name] !== null);

/** Like `mergeMember` with such a value: neither `null` nor an empty text erases anything. */
function add(target: Members, name: string, value: unknown, keeper: Keeper): void {
  const known = Object.hasOwn(target, name) ? target[name] : undefined;
  if (value === null || value === '') target[name] = known ?? value;
  else if (typeof known === 'string') {
    if (keeper.keep(String(value))) target[name] = known + value;
  } else {
    const kept = copyMember(name, value, keeper);
    if (kept !== undefined) target[name] = kept;
  }
}
