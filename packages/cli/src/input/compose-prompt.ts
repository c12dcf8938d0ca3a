import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { say } from '../language/sentence.ts';

/**
 * Makes the prompt: what was said on the command line first, then what came on standard input.
 *
 * @param byDefault what an empty prompt is, where there is something else to ask with
 * @throws {CommandError} where both are empty, and nothing stands for them
 */
export function composePrompt(words: readonly string[], input: string, byDefault?: string): string {
  const parts = [words.join(' '), input.replace(/[\r\n]+$/, '')].filter((part) => part.trim() !== '');
  if (parts.length > 0) return parts.join('\n\n');
  if (byDefault !== undefined) return byDefault;
  throw new CommandError(say('The prompt is empty.'), {
    exitCode: exitCodes.usage,
    code: 'empty_prompt',
    hint: say('Say what to answer: clawwits chat "Xin chào", or on standard input: clawwits chat < question.txt'),
  });
}
