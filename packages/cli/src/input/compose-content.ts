import type { ChatUserMessage } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Attachment } from './read-attachment.ts';

/** Makes what the user says: the text and the texts of files in one piece, then the images. */
export function composeContent(text: string, files: readonly Attachment[]): ChatUserMessage['content'] {
  const texts = [text, ...files.flatMap((file) => (file.type === 'text' ? [file.text] : []))];
  const whole = texts.filter((one) => one !== '').join('\n\n');
  const images = files.flatMap((file) => (file.type === 'image' ? [file.part] : []));
  if (images.length === 0) return whole;
  return [...(whole === '' ? [] : [{ type: 'text' as const, text: whole }]), ...images];
}

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
  throw new CommandError(localized('The prompt is empty.'), {
    exitCode: exitCodes.usage,
    code: 'empty_prompt',
    hint: localized('Say what to answer: clawwits chat "Xin chào", or on standard input: clawwits chat < question.txt'),
  });
}
