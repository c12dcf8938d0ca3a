import { ask } from '../../ask/ask.ts';
import type { AskOptions } from '../../ask/ask-options.ts';
import { messageDialect } from '../../ask/message-dialect.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';

/** `clawwits messages`: one question and one answer, in the shapes of Anthropic. */
export function messages(
  words: readonly string[],
  options: AskOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  return ask(words, options, messageDialect, context);
}
