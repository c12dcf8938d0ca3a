import { isObject, type Members } from './members.ts';
import { findText, type PlainTextRules } from './plain-text.ts';

/** @param findBlock finds the members of the block at an index */
export const messageTextRules = (findBlock: (index: unknown) => Members | undefined): PlainTextRules => ({
  find({ type, index, delta }) {
    const block = type === 'content_block_delta' && isObject(delta) ? findBlock(index) : undefined;
    return block === undefined ? null : findText(block, delta as Members);
  },
  deltaOf: ({ delta }) => delta as Members,
});
