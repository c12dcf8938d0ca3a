import type { ChatUserMessage } from '@clawwits/sdk-ts';
import type { Attachment } from './attachment.ts';

/** Makes what the user says: the text and the texts of files in one piece, then the images. */
export function composeContent(text: string, files: readonly Attachment[]): ChatUserMessage['content'] {
  const texts = [text, ...files.flatMap((file) => (file.type === 'text' ? [file.text] : []))];
  const whole = texts.filter((one) => one !== '').join('\n\n');
  const images = files.flatMap((file) => (file.type === 'image' ? [file.part] : []));
  if (images.length === 0) return whole;
  return [...(whole === '' ? [] : [{ type: 'text' as const, text: whole }]), ...images];
}
