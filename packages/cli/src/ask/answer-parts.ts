import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { AnswerData } from './answer-data.ts';

/** Parts of an answer other than its text. */
export type AnswerParts = Pick<AnswerData, 'reasoning' | 'refusal' | 'tool_calls' | 'message'>;

type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, or the texts of a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('');
}

/** Returns the reasoning in a message or a delta of the chat dialect, under either of its two common names. */
export const reasoningOf = ({ reasoning_content, reasoning }: Members): string =>
  textOf(reasoning_content) || textOf(reasoning);

/** Reads the parts of a chat's message other than its text. */
export function readChatParts(message: unknown): AnswerParts {
  if (!isObject(message)) return {};
  const { role: _, content, tool_calls: calls, function_call: call, ...others } = message;
  const toolCalls = [...(Array.isArray(calls) ? calls : []), ...(isObject(call) ? [{ function: call }] : [])];
  const hasMore = toolCalls.length > 0 || Array.isArray(content) || Object.values(others).some(isNotEmpty);
  return writeParts({
    reasoning: reasoningOf(message),
    refusal: textOf(message['refusal']),
    toolCalls: toolCalls.filter(isObject).map((one) => {
      // A custom tool takes a text instead of JSON.
      const called = [one['function'], one['custom']].find(isObject) ?? one;
      return writeCall(one['id'], called['name'], called['arguments'] ?? called['input']);
    }),
    message: hasMore ? message : undefined,
  });
}

const isNotEmpty = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/**
 * Reads the parts of a message of the other dialect other than its text.
 *
 * @param formName the tool whose input is the text, if a schema was given
 */
export function readMessageParts(content: unknown, formName: string | undefined): AnswerParts {
  const blocks = Array.isArray(content) ? content.filter(isObject) : [];
  const others = blocks.filter(({ type, name, citations }) => type !== 'text' || citations || name !== undefined);
  const calls = blocks.filter(({ type, name }) => /tool_use$/.test(String(type)) && name !== formName);
  return writeParts({
    reasoning: blocks.map(({ thinking }) => textOf(thinking)).join(''),
    refusal: '',
    toolCalls: calls.map(({ id, name, input }) => writeCall(id, name, input)),
    message: others.some(({ name }) => name === undefined || name !== formName)
      ? { role: 'assistant', content }
      : undefined,
  });
}

function writeCall(id: unknown, name: unknown, input: unknown) {
  return {
    id: typeof id === 'string' && id !== '' ? id : null,
    name: String(name ?? ''),
    arguments: typeof input === 'string' ? input : JSON.stringify(input ?? {}),
  };
}

interface Parts {
  readonly reasoning: string;
  readonly refusal: string;
  readonly toolCalls: NonNullable<AnswerParts['tool_calls']>;
  readonly message?: Members | undefined;
}

/** Writes the parts of an answer and omits empty ones. */
export function writeParts({ reasoning, refusal, toolCalls, message }: Parts): AnswerParts {
  return {
    ...(reasoning !== '' && { reasoning }),
    ...(refusal !== '' && { refusal }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    ...(message !== undefined && { message }),
  };
}

/** Lists notes on the parts of an answer that its text does not show. */
export function describeParts(
  { refusal, tool_calls: calls = [] }: AnswerParts,
  finishReason?: string,
): LocalizedMessage[] {
  const notes: LocalizedMessage[] = [];
  if (refusal !== undefined) notes.push(localized('the model refused: {refusal}', { refusal }));
  else if (finishReason === 'refusal') notes.push(localized('the model refused to answer further'));
  const names = [...new Set(calls.map(({ name }) => name))].join(', ');
  if (calls.length > 0) notes.push(localized('the answer calls tools, which --json shows: {names}', { names }));
  return notes;
}
