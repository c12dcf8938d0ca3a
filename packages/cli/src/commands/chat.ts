import { chatDialect } from '../dialects/chat-dialect.ts';
import { ask } from './ask.ts';
import type { AskOptions } from './ask-options.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits chat`: one question and one answer; on a terminal, without a question, a conversation. */
export async function chat(
  words: readonly string[],
  options: AskOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { io } = context;
  const isConversation = words.length === 0 && options.file === undefined && options.schema === undefined;
  if (isConversation && io.stdin.isTTY === true && io.stdout.isTTY === true && context.isPlain) {
    const { converse } = await import('../conversation/converse.ts');
    return converse(options, await context.connect(), context);
  }
  return ask(words, options, chatDialect, context);
}
