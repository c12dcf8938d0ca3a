import { isObject, type Members } from './members.ts';
import type { ServerSentEvent } from './server-sent-event.ts';

/** Turns a whole chat completion into a chunk. */
export function splitChat(value: unknown, isFirstValue: boolean): ServerSentEvent[] | null {
  if (!isObject(value) || !Array.isArray(value['choices'])) return null;
  const choices = value['choices'].filter(isObject);
  // Some servers repeat the message so far with each event.
  if (!isFirstValue && !choices.every((choice) => choice['finish_reason'])) return null;
  if (!choices.some(({ message, delta }) => isObject(message) && !isObject(delta))) return null;
  const chunk = { ...value, object: 'chat.completion.chunk', choices: choices.map(toChunkChoice) };
  return [{ data: JSON.stringify(chunk) }, { data: '[DONE]' }];
}

function toChunkChoice({ message, ...choice }: Members): Members {
  const delta: Members = isObject(message) ? { ...message } : {};
  const { tool_calls: calls } = delta;
  if (Array.isArray(calls)) delta['tool_calls'] = calls.map((call, index) => ({ index, ...call }));
  return { ...choice, delta };
}
