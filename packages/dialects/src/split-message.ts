import { isObject, type Members } from './members.ts';
import type { ServerSentEvent } from './server-sent-event.ts';

/** Turns a whole message into its events. */
export function splitMessage(value: unknown): ServerSentEvent[] | null {
  if (!isObject(value) || !Array.isArray(value['content'])) return null;
  const { content, stop_reason, stop_sequence, usage } = value;
  const blocks = (content as unknown[]).filter(isObject);
  return [
    write('message_start', { message: { ...value, content: [], stop_reason: null, stop_sequence: null } }),
    ...blocks.flatMap(splitBlock),
    write('message_delta', { delta: { stop_reason, stop_sequence }, usage }),
    write('message_stop', {}),
  ];
}

const write = (type: string, members: Members): ServerSentEvent => ({
  event: type,
  data: JSON.stringify({ type, ...members }),
});

function splitBlock(block: Members, index: number): ServerSentEvent[] {
  const { text, thinking, signature, input } = block;
  const start: Members = { ...block };
  const deltas: Members[] = [];
  if (typeof text === 'string') {
    start['text'] = '';
    deltas.push({ type: 'text_delta', text });
  }
  if (typeof thinking === 'string') {
    start['thinking'] = '';
    deltas.push({ type: 'thinking_delta', thinking });
    if (typeof signature === 'string') {
      start['signature'] = '';
      deltas.push({ type: 'signature_delta', signature });
    }
  }
  if (isObject(input)) {
    start['input'] = {};
    deltas.push({ type: 'input_json_delta', partial_json: JSON.stringify(input) });
  }
  return [
    write('content_block_start', { index, content_block: start }),
    ...deltas.map((delta) => write('content_block_delta', { index, delta })),
    write('content_block_stop', { index }),
  ];
}
