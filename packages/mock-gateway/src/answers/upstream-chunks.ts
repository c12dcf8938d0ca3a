import type { ChatCompletionChunk } from '@clawwits/contract';
import type { Step } from './step.ts';

/** Members of a delta that may be a text, a list of parts, or, with some servers, an object. */
type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

/** The text of a member that may be a text or a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (part?.type === 'text' && typeof part.text === 'string' ? part.text : '')).join('');
}

/** Name and arguments of a call, which some servers send as an object. */
function textOfFunction(value: unknown): string {
  if (!isObject(value)) return '';
  const { name, arguments: input } = value;
  const text = typeof input === 'string' ? input : isObject(input) ? JSON.stringify(input) : '';
  return `${typeof name === 'string' ? name : ''}${text}`;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

const deltaOf = ({ choices: [choice] }: ChatCompletionChunk): Loose => (choice?.delta ?? {}) as Loose;

/** Checks whether a chunk adds anything to the answer, content of an unknown kind included. */
export const hasContent = (chunk: ChatCompletionChunk): boolean =>
  Object.entries(deltaOf(chunk)).some(([name, value]) => name !== 'role' && !isEmpty(value));

/** The step that passes a chunk on unchanged. Its tokens are estimated from its text. */
export function toChunkStep(chunk: ChatCompletionChunk): Step {
  const { content, reasoning_content, reasoning, refusal, tool_calls, function_call } = deltaOf(chunk);
  const text = textOf(content);
  const thinking = textOf(reasoning_content) || textOf(reasoning);
  const calls = (Array.isArray(tool_calls) ? tool_calls : []).map((call) => textOfFunction(call?.function)).join('');
  const others = `${textOf(refusal)}${calls}${textOfFunction(function_call)}`;
  if (text !== '' && others === '' && thinking === '' && typeof content === 'string')
    return { type: 'text', text, chunk };
  if (others === '' && text === '' && thinking !== '') return { type: 'thinking', text: thinking, chunk };
  return { type: 'tool-arguments', text: `${thinking}${text}${others}`, chunk };
}

/** Members that every chunk has; a chunk without choices and without other members adds nothing. */
const ordinaryMembers = new Set('id object created model choices usage system_fingerprint obfuscation'.split(' '));

/** A chunk without its usage, which the gateway reports itself; `null` if it has no members beyond the ordinary ones. */
export function extrasOf({ usage: _usage, ...chunk }: ChatCompletionChunk): ChatCompletionChunk | null {
  return Object.keys(chunk).some((name) => !ordinaryMembers.has(name)) ? chunk : null;
}

/** Splits a chunk with a finish reason into its content and the end. */
export function splitFinish(chunk: ChatCompletionChunk): { content: ChatCompletionChunk; end: ChatCompletionChunk } {
  const [choice] = chunk.choices;
  if (choice === undefined) return { content: chunk, end: chunk };
  const { usage: _usage, ...rest } = chunk;
  const { logprobs: _logprobs, ...ending } = choice;
  return {
    content: { ...rest, choices: [{ ...choice, finish_reason: null }] },
    end: { ...chunk, choices: [{ ...ending, delta: {} }] },
  };
}
