import type { ChatUserMessage } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Attachment } from './read-attachment.ts';

/** Composes a user's message: the text and the texts of files in one part, then the images. */
export function composeContent(text: string, files: readonly Attachment[]): ChatUserMessage['content'] {
  const texts = [text, ...files.flatMap((file) => (file.type === 'text' ? [file.text] : []))];
  const whole = texts.filter((one) => one !== '').join('\n\n');
  const images = files.flatMap((file) => (file.type === 'image' ? [file.part] : []));
  if (images.length === 0) return whole;
  return [...(whole === '' ? [] : [{ type: 'text' as const, text: whole }]), ...images];
}

/**
 * Composes the prompt: the words of the command line, then standard input.
 *
 * @param byDefault the prompt if both are empty, for a question that has attachments
 * @throws {CommandError} if both are empty and there is no default
 */
export function composePrompt(words: readonly string[], input: string, defaultPrompt?: string): string {
  const parts = [words.join(' '), input.replace(/[\r\n]+$/, '')].filter((part) => part.trim() !== '');
  if (parts.length > 0) return parts.join('\n\n');
  if (defaultPrompt !== undefined) return defaultPrompt;
  throw new CommandError(localized('The prompt is empty.'), {
    exitCode: exitCodes.usage,
    code: 'empty_prompt',
    hint: localized('Say what to answer: clawwits chat "Xin chào", or on standard input: clawwits chat < question.txt'),
  });
}
