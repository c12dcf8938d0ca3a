import { asIs, joined, type Sentence } from '../i18n/sentence.ts';
import type { Tell } from '../i18n/tell.ts';

/** What stands in a place of a command line: the `name` of `<name>`. */
export const placeName = (english: string): Sentence => ({ english, key: `place ${english}` });

/** The flags of an option, such as `--profile <name>`. */
export function flagsWithPlace(flags: string): Sentence {
  const [, start, place, end] = /^(.*[<[])([a-z][a-z= ]*)((?:\.\.\.)?[>\]])$/.exec(flags) ?? [];
  if (start === undefined || place === undefined || end === undefined) return asIs(flags);
  return joined([asIs(start), placeName(place), asIs(end)], '');
}

/** Names all places of a usage, or of an option's flags. */
export const namePlaces = (text: string, tell: Tell): string =>
  text.replace(/(?<=[<[])[a-z][a-z= ]*(?=(?:\.\.\.)?[>\]])/g, (name) => tell(placeName(name)));
