import type { ChatUserMessage } from '@clawwits/sdk-ts';
import { localized } from '../i18n/localized-message.ts';
import type { Messages } from '../output/messages.ts';
import type { Io } from '../system/io.ts';
import { composeContent, composePrompt } from './compose-content.ts';
import type { OpenTemplate } from './fill-template.ts';
import type { Attachment } from './read-attachment.ts';
import { readInput } from './read-stdin.ts';

/**
 * Reads the content of a question: the words, then standard input, then the files.
 *
 * @param template the template that words and standard input are filled into
 *
 * @throws {CommandError} if there is nothing, or something cannot be read
 */
export async function readContent(
  words: readonly string[],
  files: readonly Attachment[],
  { io, messages }: { readonly io: Io; readonly messages: Messages },
  template: OpenTemplate | null = null,
): Promise<ChatUserMessage['content']> {
  const isExplicit = words.includes('-');
  const said = words.filter((word) => word !== '-');
  const hasPrompt = template !== null || files.length > 0 || said.some((word) => word.trim() !== '');
  const isOptional = hasPrompt && template?.needsInput !== true;
  const need = isExplicit ? 'explicit' : isOptional ? 'optional' : 'required';
  const { text, isLeftOut } = await readInput(io, need);
  if (isLeftOut) {
    await messages.note(
      localized('nothing came on standard input in 3 s, so it is left out; give - to wait for it, or < /dev/null.'),
    );
  }
  if (template !== null) return composeContent(template.fill(said.join(' '), text), files);
  return composeContent(files.length > 0 ? composePrompt(said, text, '') : composePrompt(said, text), files);
}
