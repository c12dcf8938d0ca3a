import type { ChatState } from './chat-state.ts';
import { isObject, type Members } from './members.ts';
import { findText, type PlainTextRules } from './plain-text.ts';

/** The text of a chunk with one answer that has nothing but a delta. */
export const chatTextRules = (state: ChatState): PlainTextRules => ({
  find({ choices }) {
    const [piece, ...others] = choices as unknown[];
    if (!isObject(piece) || others.length > 0) return null;
    const { index: _, delta, ...rest } = piece;
    const isPlain = Object.values(rest).every((value) => value === null);
    return isPlain ? findText(state.choiceOf(piece).message, delta as Members) : null;
  },
  deltaOf: ({ choices }) => (choices as [{ delta: Members }])[0].delta,
});
