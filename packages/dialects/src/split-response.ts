import { isObject, type Members } from './members.ts';
import type { ServerSentEvent } from './server-sent-event.ts';

const endTypes: Readonly<Record<string, string>> = {
  failed: 'response.failed',
  incomplete: 'response.incomplete',
};

/** Turns a whole response into its events. */
export function splitResponse(value: unknown): ServerSentEvent[] | null {
  if (!isObject(value) || !Array.isArray(value['output'])) return null;
  const items = value['output'].filter(isObject);
  const created = write('response.created', { response: { ...value, status: 'in_progress', output: [] } });
  const end = write(endTypes[String(value['status'])] ?? 'response.completed', { response: value });
  return [created, ...items.flatMap(splitItem), end];
}

const write = (type: string, members: Members): ServerSentEvent => ({
  event: type,
  data: JSON.stringify({ type, ...members }),
});

function splitItem(item: Members, output_index: number): ServerSentEvent[] {
  const { id: item_id, content, arguments: input } = item;
  const parts = Array.isArray(content) ? content : [];
  const deltas = parts.flatMap((part: unknown, content_index) =>
    isObject(part) && part['type'] === 'output_text'
      ? [write('response.output_text.delta', { item_id, output_index, content_index, delta: part['text'] })]
      : [],
  );
  if (typeof input === 'string') {
    deltas.push(write('response.function_call_arguments.delta', { item_id, output_index, delta: input }));
  }
  const start = {
    ...item,
    ...(parts.length > 0 && { content: [] }),
    ...(typeof input === 'string' && { arguments: '' }),
  };
  return [
    write('response.output_item.added', { output_index, item: start }),
    ...deltas,
    write('response.output_item.done', { output_index, item }),
  ];
}
