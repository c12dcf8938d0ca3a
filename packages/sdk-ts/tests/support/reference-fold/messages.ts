import type { ServerSentEvent } from '@clawwits/dialects';
import { type Fields, foldAll, isFields } from './rules.ts';
import { isClosed, isSameJson } from './tool-calls.ts';

/** The blocks of a message, each with its deltas, in the order of their indexes. */
interface Block {
  readonly index: number;
  readonly start: Fields;
  readonly deltas: readonly Fields[];
  readonly stopped: boolean;
}

function foldBlock({ start, deltas }: Block): Fields {
  const { input, ...members } = start;
  const rest = deltas.map(({ type: _, partial_json: __, citation, ...others }) =>
    citation === undefined ? others : { ...others, citations: [citation] },
  );
  const begun = foldAll([members], 'pieces');
  const missing: Record<string, Fields> = { text: { text: '' }, thinking: { thinking: '', signature: '' } };
  const own = String(begun['type']);
  const defaults = Object.entries(missing[own] ?? {}).filter(([name]) => !begun[name]);
  const block = foldAll(rest, 'pieces', { ...begun, ...Object.fromEntries(defaults) });
  const pieces = [typeof input === 'string' ? input : '', ...deltas.map(({ partial_json: piece }) => piece)];
  const text = pieces.reduce<string>((known, piece) => {
    const next = typeof piece === 'string' ? piece : piece ? JSON.stringify(piece) : '';
    return /^\s*\{/.test(next) && isClosed(known) && isSameJson(known, next) ? known : known + next;
  }, '');
  const whole = isFields(input) ? { input } : own.endsWith('tool_use') ? { input: {} } : {};
  if (text.trim() === '') return { ...block, ...whole };
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? { ...block, input: parsed } : { ...block, ...whole, partial_json: text };
  } catch {
    return { ...block, ...whole, partial_json: text };
  }
}

function placeBlock(blocks: readonly Block[], block: Block): Block[] {
  const after = blocks.findIndex(({ index }) => index > block.index);
  return blocks.toSpliced(after === -1 ? blocks.length : after, 0, block);
}

/** The message of a stream's events, without `usage`; `null` if there is no such thing. */
export function foldMessageEvents(source: readonly ServerSentEvent[]): Fields | null {
  const end = source.findIndex(({ data }) => data === '[DONE]');
  const events = source
    .slice(0, end === -1 ? undefined : end)
    .filter(({ data }) => data !== '')
    .map(({ event, data }) => ({ type: event, ...(JSON.parse(data) as Fields) }) as Fields);
  let blocks: Block[] = [];
  let last = 0;
  const members: unknown[] = [];
  const find = (index: unknown) =>
    typeof index === 'number' ? blocks.findLastIndex((block) => block.index === index) : last;
  const begin = (index: number, start: Fields, deltas: readonly Fields[] = []) => {
    const block: Block = { index, start, deltas, stopped: false };
    blocks = placeBlock(blocks, block);
    last = blocks.indexOf(block);
  };
  for (const { type, index, delta, content_block: start, message, usage: _, ...others } of events) {
    const at = find(index);
    const known = blocks[at];
    if (type === 'message_start' && isFields(message)) {
      const { content, usage: __, ...rest } = message;
      members.push(rest);
      if (Array.isArray(content) && blocks.length === 0)
        for (const [place, one] of content.entries()) begin(place, one);
    } else if (type === 'content_block_start' && isFields(start)) {
      const isAgain =
        known !== undefined &&
        !known.stopped &&
        start['type'] === known.start['type'] &&
        start['id'] === known.start['id'] &&
        (!start['text'] || foldBlock(known)['text'] === start['text']);
      if (!isAgain) begin(typeof index === 'number' ? index : blocks.length, start);
    } else if (type === 'content_block_delta' && isFields(delta)) {
      if (known !== undefined) blocks = blocks.with(at, { ...known, deltas: [...known.deltas, delta] });
      else begin(Number(index), { type: String(delta['type']).replace('_delta', '') }, [delta]);
    } else if (type === 'content_block_stop' && known !== undefined)
      blocks = blocks.with(at, { ...known, stopped: true });
    else if (type === 'message_delta') members.push(delta, others);
    else if (type === 'message_stop') {
      members.push(others);
      break;
    }
  }
  if (members.length === 0 && blocks.length === 0) return null;
  const start = { id: '', type: 'message', role: 'assistant', stop_reason: null };
  return { ...foldAll(members, 'wholes', start), content: blocks.map(foldBlock) };
}
