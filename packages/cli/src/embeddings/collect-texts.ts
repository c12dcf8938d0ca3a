import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import { readInput } from '../input/read-stdin.ts';
import type { Messages } from '../output/messages.ts';
import type { Io } from '../system/io.ts';
import { type NamedText, readTexts, type TextFormat } from './read-texts.ts';

/**
 * Collects texts: arguments first, then standard input.
 *
 * @throws {CommandError} if there is no text
 */
export async function collectTexts(
  words: readonly string[],
  format: TextFormat = 'lines',
  { io, messages }: { readonly io: Io; readonly messages: Messages },
): Promise<NamedText[]> {
  const isExplicit = words.includes('-');
  const said = words.filter((word) => word !== '-' && word.trim() !== '').map((text) => ({ id: null, text }));
  const need = isExplicit ? 'explicit' : said.length > 0 ? 'optional' : 'required';
  const { text, isLeftOut } = await readInput(io, need);
  if (isLeftOut) {
    await messages.note(localized('nothing came on standard input in 3 s, so it is left out; give - to wait for it.'));
  }
  const texts = [...said, ...readTexts(text, format)];
  if (texts.length > 0) return texts;
  throw new CommandError(localized('There is no text.'), {
    exitCode: exitCodes.usage,
    code: 'empty_input',
    hint: localized('Give texts as arguments, or one a line on standard input: clawwits embed < texts.txt'),
  });
}
