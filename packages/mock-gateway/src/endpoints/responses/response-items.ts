import type {
  ResponseFunctionCall,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseReasoning,
} from '@clawwits/contract';
import type { Step } from '../../answers/script.ts';

/** Kind of the item of a step: consecutive steps of the same kind share one. */
export function beginsItem(step: Step, previous: Step | null): boolean {
  if (step.type === 'tool' || previous === null) return true;
  if (step.type === 'tool-arguments') return false;
  return step.type !== previous.type;
}

/** An item on its way. */
export type OpenItem =
  | (ResponseOutputMessage & { id: string })
  | (ResponseFunctionCall & { id: string })
  | ResponseReasoning;

/** An item before anything has been added to it. */
export function openItem(step: Step, makeId: () => string): OpenItem {
  const status = 'in_progress';
  switch (step.type) {
    case 'tool':
      return { type: 'function_call', id: `fc_${makeId()}`, call_id: step.id, name: step.name, arguments: '', status };
    case 'thinking':
      return { type: 'reasoning', id: `rs_${makeId()}`, summary: [] };
    default:
      return openMessage(makeId);
  }
}

/** A message before anything has been said. */
export const openMessage = (makeId: () => string): OpenItem => ({
  type: 'message',
  id: `msg_${makeId()}`,
  role: 'assistant',
  status: 'in_progress',
  content: [],
});

/** A part of a message. */
type Part = ResponseOutputMessage['content'][number];

const toPart = ({ type, text }: Exclude<Step, { type: 'tool' }>): Part =>
  type === 'refusal' ? { type, refusal: text } : { type: 'output_text', text, annotations: [] };

/** The part that a step begins, before anything has been added to it. */
export const openPart = (step: Step | null): Part =>
  toPart({ type: step?.type === 'refusal' ? 'refusal' : 'text', text: '' });

/** Adds a step to its item. */
export function addToItem(item: OpenItem, step: Step): void {
  if (step.type === 'tool') return;
  if (item.type === 'function_call') item.arguments += step.text;
  else if (item.type === 'reasoning') {
    const [summary] = item.summary;
    if (summary === undefined) item.summary.push({ type: 'summary_text', text: step.text });
    else summary.text += step.text;
  } else {
    const [part] = item.content;
    if (part === undefined) item.content.push(toPart(step));
    else if (part.type === 'output_text') part.text += step.text;
    else part.refusal += step.text;
  }
}

/** The text that an item holds. */
export function textOf(item: OpenItem): string {
  if (item.type === 'function_call') return item.arguments;
  if (item.type === 'reasoning') return item.summary[0]?.text ?? '';
  const [part] = item.content;
  return part === undefined ? '' : part.type === 'refusal' ? part.refusal : part.text;
}

/** A complete item. A message without text has an empty part. */
export function closeItem(item: OpenItem, isWhole: boolean): ResponseOutputItem {
  if (item.type === 'reasoning') return item;
  const status = isWhole ? 'completed' : 'incomplete';
  if (item.type === 'function_call') return { ...item, status };
  const content = item.content.length > 0 ? item.content : [openPart(null)];
  return { ...item, status, content };
}

/** Builds the items of a whole answer. */
export function toItems(steps: readonly Step[], makeId: () => string, isWhole: boolean): ResponseOutputItem[] {
  const items: OpenItem[] = [];
  let previous: Step | null = null;
  for (const step of steps) {
    if (beginsItem(step, previous)) items.push(openItem(step, makeId));
    previous = step;
    const item = items.at(-1);
    if (item !== undefined) addToItem(item, step);
  }
  if (items.length === 0) items.push(openMessage(makeId));
  // Only the last item can have been cut.
  return items.map((item, index) => closeItem(item, isWhole || index < items.length - 1));
}
