import { ChatChoiceAnswer } from './chat-choice.ts';
import type { Keeper } from './keeper.ts';
import type { Members } from './members.ts';

/** What the chunks of a chat completion add up to. */
export class ChatState {
  readonly choices = new Map<number, ChatChoiceAnswer>();
  /** What the chunks say of the answer as a whole. */
  readonly answer: Members = { id: '', object: 'chat.completion', model: '' };
  readonly keeper: Keeper;

  constructor(keeper: Keeper) {
    this.keeper = keeper;
  }

  /** The answer that a piece belongs to: the first, where it does not say; new, and not among the choices, if it begins one. */
  choiceOf({ index: given }: Members): ChatChoiceAnswer {
    const index = typeof given === 'number' ? given : 0;
    return this.choices.get(index) ?? new ChatChoiceAnswer(index);
  }
}

/** Members of a chunk that the answer takes from the first chunk that has them: that of some servers has neither. */
export const isFirstKept = (name: string): boolean => name === 'id' || name === 'model' || name === 'created';

/** Members of a chunk that the answer does not have. `obfuscation` hides the lengths of texts on the network. */
export const isLeftOut = (name: string): boolean => name === 'choices' || name === 'object' || name === 'obfuscation';
