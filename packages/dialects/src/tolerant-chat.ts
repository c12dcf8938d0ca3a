import { readErrorBody } from '@clawwits/contract/read-error';
import type { ChatChoiceAnswer } from './chat-choice.ts';
import { type ChatState, isFirstKept, isLeftOut } from './chat-state.ts';
import { ChoiceAssembler } from './choice-assembler.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { mergeMember } from './merge.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import { splitChat } from './split-chat.ts';
import { readFailure } from './stream-error.ts';
import type { StreamStep } from './stream-reader.ts';

const isAnswer = ({ choices, usage, object }: Members): boolean =>
  Array.isArray(choices) || isObject(usage) || String(object).startsWith('chat.completion');

/**
 * Adds a chunk in any form that servers send.
 *
 * @param hasBegun `true` if a chunk came before it
 * @returns `null`, or its step if it is not a chunk
 * @throws {SyntaxError} if it is not an object
 */
export function takeChunk(
  state: ChatState,
  chunk: unknown,
  { event, isFirstValue = false }: ServerSentEvent,
  hasBegun: boolean,
): StreamStep<never> | null {
  const failure = readFailure(event, chunk, isAnswer);
  if (failure !== null) return failure;
  const members = chunk as Members;
  const events = hasBegun ? null : splitChat(members, isFirstValue);
  if (events !== null) return { type: 'split', events };
  // Members that every chunk has by its type are added, so that a loop over the stream needs no checks.
  if (!Array.isArray(members['choices'])) members['choices'] = [];
  for (const name in members) {
    const value = members[name];
    // Most chunks repeat most members of the previous one.
    if (state.answer[name] !== value) addToAnswer(state, name, value);
  }
  for (const piece of members['choices'] as unknown[]) {
    if (!isObject(piece)) continue;
    // Some gateways report the failure of a single answer within it.
    if (isObject(piece['error'])) return { type: 'error', facts: readErrorBody(piece) };
    const answer = state.choiceOf(piece);
    state.choices.set(answer.index, answer);
    addPiece(answer, piece, state.keeper);
  }
  return null;
}

function addToAnswer({ answer, keeper }: ChatState, name: string, value: unknown): void {
  if (isFirstKept(name)) answer[name] ||= value ?? '';
  else if (!isLeftOut(name)) mergeMember(answer, name, value, keeper, 'snapshots');
}

/** Adds a piece. A delta that is missing or a text gets its typed form. */
function addPiece(answer: ChatChoiceAnswer, piece: Members, keeper: Keeper): void {
  const { choice, message } = answer;
  const { delta } = piece;
  const members = isObject(delta) ? delta : typeof delta === 'string' ? { content: delta } : {};
  if (members !== delta) piece['delta'] = members;
  answer.unusual ??= new ChoiceAssembler(message, keeper);
  const assembler = answer.unusual;
  for (const name in piece) {
    const value = piece[name];
    if (value === null && name in choice) continue;
    if (name === 'message') assembler.takeSnapshot(value);
    else if (name === 'finish_reason') answer.finish(value);
    else if (name !== 'index' && name !== 'delta') {
      // Objects of an answer, such as a filter's results, are repeated with each chunk, and log probabilities in pieces.
      const mode = isObject(value) && name !== 'logprobs' ? 'snapshots' : 'pieces';
      mergeMember(choice, name, value, keeper, mode);
    }
  }
  for (const name in members) assembler.add(name, members[name]);
}
