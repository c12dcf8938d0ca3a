import type { NamesIn } from './vietnamese/catalogue.ts';
import type { English, TextName } from './vietnamese/vietnamese.ts';

/** Something that is said to people. It is written in English, and found in other languages when it is told. */
export interface LocalizedMessage {
  /** The words; `{name}` stands for a value. */
  readonly english: string;
  readonly values?: Values;
  /** Where other languages have it; default: below its English words. */
  readonly key?: string;
  /** Where they have a more general one, if they lack the key. */
  readonly generalKey?: string;
}

/** What stands in the places of a sentence: it is the same in every language, or a sentence itself. */
export type Value = string | number | LocalizedMessage;
type Values = Readonly<Record<string, Value>>;

type Given<Names extends string> = [Names] extends [never] ? [] : [values: Readonly<Record<Names, Value>>];

/** Makes a sentence. One that Vietnamese lacks does not compile, nor one that lacks a value. */
export function localized<Words extends English>(english: Words, ...[values]: Given<NamesIn<Words>>): LocalizedMessage {
  return values === undefined ? { english } : { english, values };
}

/** A longer text, which other languages have below a name. */
export const localizedText = (key: TextName, english: string): LocalizedMessage => ({ english, key });

/** What is the same in every language: a path, a number, what somebody else wrote. */
export const untranslated = (text: string): LocalizedMessage => ({ english: '{text}', values: { text } });

/** One sentence out of several. */
export const joinMessages = (parts: readonly LocalizedMessage[], between: string): LocalizedMessage => ({
  english: parts.map((_, place) => `{${place}}`).join(between),
  values: Object.fromEntries(parts.entries()),
});
