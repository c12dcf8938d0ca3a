import type { TextStage } from './text-stage.ts';

/** Ends text with exactly one line break, however many it came with. */
export function createFinalNewline(): TextStage {
  let held = '';
  return {
    push(piece) {
      const text = held + piece;
      let length = text.length;
      while (text[length - 1] === '\n') length -= 1;
      held = text.slice(length);
      return text.slice(0, length);
    },
    end() {
      held = '';
      return '\n';
    },
  };
}
