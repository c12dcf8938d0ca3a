import type { ChoiceAssembler } from './choice-assembler.ts';
import type { Members } from './members.ts';

/** State of one answer of a chat completion that is assembled from chunks. */
export class ChatChoiceAnswer {
  readonly index: number;
  readonly message: Members = { role: 'assistant', content: null };
  readonly choice: Members;
  isFinished = false;
  /** Created with the first chunk that is not plain. */
  unusual: ChoiceAssembler | null = null;

  constructor(index: number) {
    this.index = index;
    this.choice = { index, message: this.message, finish_reason: '' };
  }

  get text(): string {
    return this.unusual?.text ?? (this.message['content'] as string | null) ?? '';
  }

  /** Some servers send two finish reasons: the real one, and then `stop`. */
  finish(reason: unknown): void {
    if (reason && (reason !== 'stop' || !this.isFinished)) this.choice['finish_reason'] = reason;
    this.isFinished ||= Boolean(reason);
  }

  result(): Members {
    this.unusual?.complete();
    return this.choice;
  }
}
