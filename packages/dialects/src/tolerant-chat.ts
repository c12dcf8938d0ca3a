import { readErrorBody } from '@clawwits/contract/read-error';
import type { ChatChoiceAnswer } from './chat-choice.ts';
import { type ChatState, isFirstKept, isLeftOut } from './chat-state.ts';
import { asJsonText } from './json-progress.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { mergeMember } from './merge.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import { splitChat } from './split-chat.ts';
import { readFailure } from './stream-error.ts';
import type { StreamStep } from './stream-reader.ts';
import { joinName, ToolCallAssembler } from './tool-calls.ts';

const isAnswer = ({ choices, usage, object }: Members): boolean =>
  Array.isArray(choices) || isObject(usage) || String(object).startsWith('chat.completion');

/**
 * Adds a chunk in any form that servers send.
 *
 * @param hasBegun whether a chunk came before it
 * @returns `null`, or the step that it comes to if it is no chunk
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
  // A loop over the stream needs no checks for servers that leave out what every chunk has by its type.
  if (!Array.isArray(members['choices'])) members['choices'] = [];
  for (const name in members) {
    const value = members[name];
    // Most chunks repeat most of what the one before said.
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

/** Adds a piece; its delta becomes what it is by its type, where it is missing or a text. */
function addPiece(answer: ChatChoiceAnswer, piece: Members, keeper: Keeper): void {
  const { choice } = answer;
  const { delta } = piece;
  const members = isObject(delta) ? delta : typeof delta === 'string' ? { content: delta } : {};
  if (members !== delta) piece['delta'] = members;
  for (const name in piece) {
    const value = piece[name];
    if (value === null && name in choice) continue;
    if (name === 'message') keepSnapshot(answer, value, keeper);
    else if (name === 'finish_reason') answer.finish(value);
    else if (name !== 'index' && name !== 'delta') {
      // Objects of an answer, such as a filter's results, are repeated with each chunk, and log probabilities in pieces.
      const mode = isObject(value) && name !== 'logprobs' ? 'snapshots' : 'pieces';
      mergeMember(choice, name, value, keeper, mode);
    }
  }
  for (const name in members) addMember(answer, name, members[name], keeper);
}

function keepSnapshot(answer: ChatChoiceAnswer, value: unknown, keeper: Keeper): void {
  answer.snapshot = isObject(value) ? value : {};
  answer.complete = () => {
    const snapshot = answer.snapshot ?? {};
    answer.snapshot = null;
    for (const name in snapshot) if (!answer.message[name]) addMember(answer, name, snapshot[name], keeper);
  };
}

function addMember(answer: ChatChoiceAnswer, name: string, value: unknown, keeper: Keeper): void {
  const { message } = answer;
  if (name === 'tool_calls') {
    for (const call of Array.isArray(value) ? value : [value]) {
      if (!isObject(call)) continue;
      answer.calls ??= new ToolCallAssembler();
      message[name] = answer.calls.calls;
      answer.calls.add(call, keeper);
    }
  } else if (name === 'function_call' && isObject(value)) {
    // The one call that the dialect had before it had several.
    message[name] ??= { name: '', arguments: '' };
    const call = message[name] as Record<string, string>;
    const { name: piece, arguments: input, ...others } = value;
    call['name'] = joinName(call['name'] ?? '', typeof piece === 'string' ? piece : '');
    for (const [other, text] of Object.entries({ ...others, arguments: asJsonText(input) })) {
      mergeMember(call, other, text, keeper, 'pieces');
    }
  } else if (name !== 'role') mergeMember(message, name, value, keeper, 'pieces');
}
