import type { ReadStream } from 'node:tty';
import type { LocalizedMessage } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Io } from '../system/io.ts';
import { readShownLine } from './read-shown-line.ts';

/** Letters that agree: English, and Vietnamese ("có", or "c"). */
const agreement = /^\s*(?:y|yes|c|có|co)\s*$/iu;

/** Asks a question on the terminal; anything but a yes is a no. */
export async function confirm(question: LocalizedMessage, io: Io, translate: Translate): Promise<boolean> {
  const line = readShownLine(io.stdin as ReadStream, io.signal);
  io.stderr.write(translate(question));
  return agreement.test((await line).normalize('NFC'));
}
