import { joinMessages, type LocalizedMessage, untranslated } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';

/** Returns the message for a placeholder of a command line: the `name` of `<name>`. */
export const placeName = (english: string): LocalizedMessage => ({ english, key: `place ${english}` });

/** The flags of an option, such as `--profile <name>`. */
export function flagsWithPlace(flags: string): LocalizedMessage {
  const [, start, place, end] = /^(.*[<[])([a-z][a-z= ]*)((?:\.\.\.)?[>\]])$/.exec(flags) ?? [];
  if (start === undefined || place === undefined || end === undefined) return untranslated(flags);
  return joinMessages([untranslated(start), placeName(place), untranslated(end)], '');
}

/** Names all places of a usage, or of an option's flags. */
export const namePlaces = (text: string, translate: Translate): string =>
  text.replace(/(?<=[<[])[a-z][a-z= ]*(?=(?:\.\.\.)?[>\]])/g, (name) => translate(placeName(name)));
