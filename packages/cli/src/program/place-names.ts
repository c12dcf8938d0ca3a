import type { Tell } from '../i18n/tell.ts';

/** What stands in a place of a command line: the `name` of `<name>`. */
export const namePlace = (english: string, tell: Tell): string => tell({ english, key: `place ${english}` });

/** Names all places of a usage, or of an option's flags. */
export const namePlaces = (text: string, tell: Tell): string =>
  text.replace(/(?<=[<[])[a-z][a-z= ]*(?=(?:\.\.\.)?[>\]])/g, (name) => namePlace(name, tell));
