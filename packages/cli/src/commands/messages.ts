import { messageDialect } from '../dialects/message-dialect.ts';
import { ask } from './ask.ts';
import type { AskOptions } from './ask-options.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits messages`: one question and one answer, in the shapes of Anthropic. */
export function messages(
  words: readonly string[],
  options: AskOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  return ask(words, options, messageDialect, context);
}
