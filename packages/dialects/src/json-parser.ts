import { EventTooLarge } from './event-too-large.ts';
import type { EventParser } from './server-sent-event.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/**
 * Splits the bytes of consecutive JSON values, on separate lines or not, into the text of each. Only objects
 * and lists count; anything between them is skipped.
 *
 * @param onValue called for each value, in order, before `feed` returns
 * @param maxSize in characters; a larger value makes `feed` throw `EventTooLarge`
 */
export function createJsonParser(onValue: (text: string) => void, maxSize: number): EventParser {
  const utf8 = createUtf8Reader();
  let pieces: string[] = [];
  let size = 0;
  let depth = 0;
  let isString = false;
  /** A backslash was the last character of a piece. */
  let isEscaped = false;

  function feed(text: string): null {
    const next = /["\\{}[\]]/g;
    let start = 0;
    next.lastIndex = isEscaped ? 1 : 0;
    isEscaped &&= text === '';
    for (let match = next.exec(text); match !== null; match = next.exec(text)) {
      const [character] = match;
      if (isString) {
        if (character === '"') isString = false;
        if (character !== '\\') continue;
        next.lastIndex += 1;
        isEscaped = next.lastIndex > text.length;
        if (isEscaped) break;
      } else if (character === '"') isString = depth > 0;
      else if (character === '{' || character === '[') {
        if (depth === 0) start = match.index;
        depth += 1;
      } else if (depth > 0 && character !== '\\') {
        depth -= 1;
        if (depth > 0) continue;
        const value = pieces.join('') + text.slice(start, next.lastIndex);
        pieces = [];
        size = 0;
        if (value.length > maxSize) throw new EventTooLarge(maxSize);
        onValue(value);
      }
    }
    if (depth === 0) return null;
    pieces.push(text.slice(start));
    size += text.length - start;
    if (size > maxSize) throw new EventTooLarge(maxSize);
    return null;
  }

  return { feed: (piece) => feed(utf8.read(piece)) };
}
