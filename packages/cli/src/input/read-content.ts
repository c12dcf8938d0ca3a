import type { ChatUserMessage } from '@clawwits/sdk-ts';
import { localized } from '../i18n/localized-message.ts';
import type { Messages } from '../output/messages.ts';
import type { Io } from '../system/io.ts';
import { composeContent, composePrompt } from './compose-content.ts';
import { readAttachment } from './read-attachment.ts';
import { readInput } from './read-stdin.ts';

/**
 * Reads the content of a question: the words, then standard input, then the files.
 *
 * @throws {CommandError} if there is nothing, or something cannot be read
 */
export async function readContent(
  words: readonly string[],
  paths: readonly string[],
  { io, messages }: { readonly io: Io; readonly messages: Messages },
): Promise<ChatUserMessage['content']> {
  const files = await Promise.all(paths.map(readAttachment));
  const isExplicit = words.includes('-');
  const said = words.filter((word) => word !== '-');
  const hasPrompt = files.length > 0 || said.some((word) => word.trim() !== '');
  const need = isExplicit ? 'explicit' : hasPrompt ? 'optional' : 'required';
  const { text, isLeftOut } = await readInput(io, need);
  if (isLeftOut) {
    await messages.note(
      localized('nothing came on standard input in 3 s, so it is left out; give - to wait for it, or < /dev/null.'),
    );
  }
  return composeContent(files.length > 0 ? composePrompt(said, text, '') : composePrompt(said, text), files);
}
