/** The names of the places, `{name}`, that a sentence has for values. */
export type NamesIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type SamePlaces<Sentences> = {
  readonly [English in keyof Sentences]: [NamesIn<English & string>] extends [NamesIn<Sentences[English] & string>]
    ? [NamesIn<Sentences[English] & string>] extends [NamesIn<English & string>]
      ? Sentences[English]
      : never
    : never;
};

/** Sentences by their English words. A translation that forgets a value, or has one of its own, does not compile. */
export const catalogue = <const Sentences extends Readonly<Record<string, string>>>(
  sentences: Sentences & SamePlaces<Sentences>,
): Sentences => sentences;
