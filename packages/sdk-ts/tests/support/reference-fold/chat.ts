import type { ServerSentEvent } from '@clawwits/dialects';
import { type Fields, foldAll, isFields } from './rules.ts';
import { foldCalls, nameOf, readPiece } from './tool-calls.ts';

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
  const reasons = pieces.map((piece) => piece['finish_reason']).filter(Boolean);
  const finish = reasons.findLast((reason) => reason !== 'stop') ?? reasons[0];
  const others = pieces.map(({ index: _, delta: __, message: ___, finish_reason: ____, ...rest }) => rest);
  const manner = (name: string, value: unknown) => (isFields(value) && name !== 'logprobs' ? 'wholes' : 'pieces');
  return foldAll(others, manner, {
    index,
    message: missing.length === 0 ? message : foldMessage([...deltas, Object.fromEntries(missing)]),
    finish_reason: finish ?? '',
  });
}

/** The answer of a chat's chunks; `null` if there is no such thing. Without `usage` where the provider did not report it. */
export function foldChat(events: readonly ServerSentEvent[]): Fields | null {
  const end = events.findIndex(({ data }) => data.trim().toUpperCase() === '[DONE]');
  const chunks = events
    .slice(0, end === -1 ? undefined : end)
    .filter(({ data }) => !['', 'ping', 'keep-alive'].includes(data.trim()))
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
