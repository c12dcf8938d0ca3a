import type { Sentence, Value } from './sentence.ts';
import type { English } from './vietnamese/vietnamese.ts';

/** What a value that was found in a place is. */
type ToValue = (place: string, text: string) => Value;

/**
 * Finds the sentence that a text was said with, by somebody who knows English alone; what is none of them stays as it is.
 *
 * @param spoken what may have been said, the first that fits
 */
export function recognize(
  text: string,
  spoken: readonly English[],
  toValue: ToValue = (_place, value) => value,
): Sentence {
  for (const english of spoken) {
    const found = toPattern(english).exec(text)?.groups;
    if (found === undefined) continue;
    const values = Object.entries(found).map(([place, value]) => [place, toValue(place, value)]);
    return { english, values: Object.fromEntries(values) };
  }
  return { english: text };
}

const toPattern = (english: string): RegExp =>
  new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.*?)')}$`, 's');
