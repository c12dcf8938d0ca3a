import { ChatChoiceAnswer } from './chat-choice.ts';
import type { Keeper } from './keeper.ts';
import type { Members } from './members.ts';

/** State of a chat completion that is assembled from chunks. */
export class ChatState {
  readonly choices = new Map<number, ChatChoiceAnswer>();
  /** Members of the answer as a whole. */
  readonly answer: Members = { id: '', object: 'chat.completion', model: '' };
  readonly keeper: Keeper;

  constructor(keeper: Keeper) {
    this.keeper = keeper;
  }

  /** The choice of a piece: the first if it has no index; a new one, not among the choices yet, if it starts one. */
  choiceOf({ index: given }: Members): ChatChoiceAnswer {
    const index = typeof given === 'number' ? given : 0;
    return this.choices.get(index) ?? new ChatChoiceAnswer(index);
  }
}

/** Members that the answer takes from the first chunk that has them; the first chunk of some servers has neither. */
export const isFirstKept = (name: string): boolean => name === 'id' || name === 'model' || name === 'created';

/** Members of a chunk that the answer does not have. `obfuscation` hides the lengths of texts on the network. */
export const isLeftOut = (name: string): boolean => name === 'choices' || name === 'object' || name === 'obfuscation';
