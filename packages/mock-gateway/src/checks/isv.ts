import { Refusal } from '../core/refusal.ts';

/** Decides whether a text is blocked: a pattern or a function. */
export type BlockedMatcher = RegExp | ((text: string) => boolean);

/**
 * The default: blocks plain attempts, in English and in Vietnamese, to ignore the instructions or to
 * reveal them.
 */
export const defaultBlocked: BlockedMatcher =
  /\b(?:ignore|disregard|forget) (?:all |any )?(?:of )?(?:the |your |my )?(?:previous|prior|above|earlier) (?:instructions|prompts?|rules)\b|\b(?:reveal|print|show)(?: me)? (?:the|your) system prompt\b|bỏ qua (?:mọi|tất cả|các) (?:hướng dẫn|chỉ dẫn)/i;

/**
 * Checks the text of the system and the user.
 * @throws Refusal `isv_blocked`
 */
export function refuseBlocked(texts: readonly string[], matcher: BlockedMatcher | false): void {
  if (matcher === false) return;
  // `search` ignores `lastIndex`: a pattern with the g flag matches each time anew.
  const isBlocked = (text: string) => (matcher instanceof RegExp ? text.search(matcher) !== -1 : matcher(text));
  if (!texts.some(isBlocked)) return;
  throw new Refusal('isv_blocked', 'The text was taken for a prompt injection or for banned content.');
}
