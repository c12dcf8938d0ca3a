import type { Members } from './members.ts';
import type { ToolCallAssembler } from './tool-calls.ts';

/** What the chunks add up to for one answer of a chat completion. */
export class ChatChoiceAnswer {
  readonly index: number;
  readonly message: Members = { role: 'assistant', content: null };
  readonly choice: Members;
  isFinished = false;
  /** The whole message so far, which some servers send along with each delta or instead of one. */
  snapshot: Members | null = null;
  /** Made when the first tool call comes. */
  calls: ToolCallAssembler | null = null;
  /** Takes from the snapshot what the deltas left out. */
  complete: (() => void) | null = null;

  constructor(index: number) {
    this.index = index;
    this.choice = { index, message: this.message, finish_reason: '' };
  }

  get text(): string {
    return textOf(this.message['content']) || textOf(this.snapshot?.['content']);
  }

  /** Some servers end twice: why, and then that they have stopped. */
  finish(reason: unknown): void {
    if (reason && (reason !== 'stop' || !this.isFinished)) this.choice['finish_reason'] = reason;
    this.isFinished ||= Boolean(reason);
  }

  result(): Members {
    this.complete?.();
    return this.choice;
  }
}

/** The text of a message's content, which some servers send in parts. */
function textOf(content: unknown): string {
  const parts = Array.isArray(content) ? content.filter((part) => part?.type === 'text') : [{ text: content }];
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
}
