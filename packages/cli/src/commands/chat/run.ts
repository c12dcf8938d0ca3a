import { ask } from '../../ask/ask.ts';
import type { AskOptions } from '../../ask/ask-options.ts';
import { chatDialect } from '../../ask/chat-dialect.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';

/** `clawwits chat`: one question and one answer; on a terminal, without a question, a conversation. */
export async function chat(
  words: readonly string[],
  options: AskOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { io } = context;
  const { file, schema, extract, template, dryRun } = options;
  const isConversation =
    words.length === 0 && [file, schema, extract, template, dryRun].every((option) => option === undefined);
  if (isConversation && io.stdin.isTTY === true && io.stdout.isTTY === true && context.isPlain) {
    const { converse } = await import('./terminal/converse.ts');
    return converse(options, await context.connect(), context);
  }
  return ask(words, options, chatDialect, context);
}
