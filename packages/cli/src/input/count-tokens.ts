import type { ChatUserMessage } from '@clawwits/sdk-ts';
import { estimateTokenCount } from 'tokenx';

/** Tokens that an image is counted with. */
export const tokensOfImage = 1_600;

/** Counts the tokens of a user's message. */
export function countContent(content: ChatUserMessage['content']): number {
  if (typeof content === 'string') return countTokens(content);
  return content.reduce((sum, part) => sum + (part.type === 'text' ? countTokens(part.text) : tokensOfImage), 0);
}

/** Counts a text's tokens, about as models count them. */
export const countTokens = (text: string): number => estimateTokenCount(text);
