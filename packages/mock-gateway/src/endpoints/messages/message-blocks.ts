import type { ContentBlock, ContentBlockDelta, JsonObject } from '@clawwits/contract';
import type { Step } from '../../answers/script.ts';

/** The dialect has no block for a refusal: it is text, and the stop reason is `refusal`. */
const blockTypeOf = ({ type }: Step): Step['type'] => (type === 'refusal' ? 'text' : type);

/** Kind of the block of a step: consecutive steps of the same kind share one. */
export function beginsBlock(step: Step, previous: Step | null): boolean {
  if (step.type === 'tool' || previous === null) return true;
  if (step.type === 'tool-arguments') return false;
  return blockTypeOf(step) !== blockTypeOf(previous);
}

/** A block before anything has been added to it. */
export function openBlock(step: Step): ContentBlock {
  switch (step.type) {
    case 'tool':
      return { type: 'tool_use', id: step.id, name: step.name, input: {} };
    case 'thinking':
      return { type: 'thinking', thinking: '', signature: '' };
    default:
      return { type: 'text', text: '' };
  }
}

/** Delta of a step; `null` if the step only begins its block. */
export function toBlockDelta(step: Step): ContentBlockDelta | null {
  switch (step.type) {
    case 'text':
    case 'refusal':
      return { type: 'text_delta', text: step.text };
    case 'thinking':
      return { type: 'thinking_delta', thinking: step.text };
    case 'tool-arguments':
      return { type: 'input_json_delta', partial_json: step.text };
    case 'tool':
      return null;
  }
}

/** Parses a tool's arguments; a text that was cut, or is no object, leaves the input empty. */
function parseInput(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

/** Builds the blocks of a whole answer. */
export function toBlocks(steps: readonly Step[], signature: string): ContentBlock[] {
  const blocks: ContentBlock[] = [];
  let input = '';
  const closeTool = () => {
    const last = blocks.at(-1);
    if (last?.type === 'tool_use') last.input = parseInput(input);
    input = '';
  };
  let previous: Step | null = null;
  for (const step of steps) {
    if (beginsBlock(step, previous)) {
      closeTool();
      blocks.push(openBlock(step));
    }
    previous = step;
    const block = blocks.at(-1);
    if (step.type === 'tool-arguments') input += step.text;
    else if ((step.type === 'text' || step.type === 'refusal') && block?.type === 'text') block.text += step.text;
    else if (step.type === 'thinking' && block?.type === 'thinking') {
      block.thinking += step.text;
      block.signature = signature;
    }
  }
  closeTool();
  return blocks;
}
