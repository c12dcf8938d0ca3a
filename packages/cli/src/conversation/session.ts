import type { ChatMessage, ChatUserMessage } from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';
import type { Attachment } from '../input/read-attachment.ts';

/** Content of a user's message: text, or text and images. */
export type UserContent = ChatUserMessage['content'];

/** State of a conversation: its messages, settings and cost. */
export interface Session {
  /** The gateway that answers. */
  readonly gateway: GatewayName;
  turns: ChatMessage[];
  model: string | undefined;
  system: string | undefined;
  /** Files that go along with the next question. */
  attached: Attachment[];
  inputTokens: number;
  outputTokens: number;
  /** True if tokens were counted here because the gateway did not report them. */
  isEstimated: boolean;
}

/** The messages that a question is asked with. */
export function framedMessages(
  { turns, system }: Pick<Session, 'turns' | 'system'>,
  question: UserContent,
): ChatMessage[] {
  const said: ChatMessage[] = [...turns, { role: 'user', content: question }];
  return system === undefined ? said : [{ role: 'system', content: system }, ...said];
}

/** Removes the last question and its answer; returns the question, or `null` if the session is empty. */
export function undoTurn(session: Session): UserContent | null {
  const at = session.turns.findLastIndex(({ role }) => role === 'user');
  const turn = session.turns[at];
  session.turns = session.turns.slice(0, Math.max(0, at));
  return turn?.role === 'user' ? turn.content : null;
}

/** Adds a question and its answer. */
export function addTurn(session: Session, question: UserContent, answer: string): void {
  session.turns = [...session.turns, { role: 'user', content: question }, { role: 'assistant', content: answer }];
}
