import type { ChatChoiceAnswer } from './chat-choice.ts';
import { type ChatState, isFirstKept, isLeftOut } from './chat-state.ts';
import type { Keeper } from './keeper.ts';
import { copyMember, isObject, type Members, textMembers } from './members.ts';

/** A member that a chunk adds. */
type Addition = readonly [target: Members, name: string, value: unknown];

/**
 * Adds a chunk as most servers send it: members that are new, texts, and an end. Anything else needs the rules of
 * `tolerant-chat.ts`, which a page loads when it does.
 *
 * @returns whether the chunk was plain; if not, nothing of it was added
 */
export function addPlainChunk(state: ChatState, chunk: Members): boolean {
  const additions: Addition[] = [];
  const { choices, error, object, type } = chunk;
  if (!Array.isArray(choices) || choices.length > 1 || error || object === 'error' || type === 'error') return false;
  for (const name in chunk) {
    if (state.answer[name] === chunk[name] || isFirstKept(name) || isLeftOut(name)) continue;
    if (isKnown(state.answer, name)) return false;
    additions.push([state.answer, name, chunk[name]]);
  }
  const [piece] = choices;
  const answer = isObject(piece) ? state.choiceOf(piece) : null;
  if (piece !== undefined && (answer === null || !planPiece(answer, piece, additions))) return false;
  for (const name in chunk) if (isFirstKept(name)) state.answer[name] ||= chunk[name] ?? '';
  for (const addition of additions) add(addition, state.keeper);
  if (answer !== null) {
    state.choices.set(answer.index, answer);
    answer.finish(piece['finish_reason']);
  }
  return true;
}

function planPiece({ choice, message }: ChatChoiceAnswer, piece: Members, additions: Addition[]): boolean {
  const { delta } = piece;
  if (!isObject(delta)) return false;
  for (const name in piece) {
    if (name === 'index' || name === 'delta' || name === 'finish_reason') continue;
    if (piece[name] !== null) return false;
    additions.push([choice, name, null]);
  }
  for (const name in delta) {
    const value = delta[name];
    if (name === 'role') continue;
    const isEmpty = value === null || value === '';
    const isText = typeof value === 'string' && textMembers.has(name);
    if (name === 'tool_calls' || name === '__proto__' || !(isEmpty || isText)) return false;
    if (!isEmpty && typeof message[name] !== 'string' && isKnown(message, name)) return false;
    additions.push([message, name, value]);
  }
  return true;
}

/** Whether a member has a value, or a name that no API has. */
const isKnown = (target: Members, name: string): boolean =>
  name === '__proto__' || (Object.hasOwn(target, name) && target[name] !== null);

/** As `mergeMember` does with such a value: neither `null` nor an empty text erases anything. */
function add([target, name, value]: Addition, keeper: Keeper): void {
  const known = Object.hasOwn(target, name) ? target[name] : undefined;
  if (value === null || value === '') target[name] = known ?? value;
  else if (typeof known === 'string') {
    if (keeper.keep(String(value))) target[name] = known + value;
  } else {
    const kept = copyMember(name, value, keeper);
    if (kept !== undefined) target[name] = kept;
  }
}
