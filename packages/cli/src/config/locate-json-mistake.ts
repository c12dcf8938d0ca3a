import { LocalizedError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';

/** The first mistake in a JSON text. */
export interface JsonMistake {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly problem: LocalizedMessage;
}

class Mistake extends LocalizedError {
  readonly at: number;

  constructor(at: number, problem: LocalizedMessage) {
    super(problem);
    this.at = at;
  }
}

const space = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON wants them escaped
const string = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/**
 * Finds the first mistake in a JSON text, or `null`. `JSON.parse` names no place in some versions of Node, and repeats
 * what the text holds: a key, say.
 */
export function locateJsonMistake(text: string): JsonMistake | null {
  let at = 0;

  function take(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found !== null;
  }
  function takeMark(mark: string): boolean {
    take(space);
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  }
  function fail(expected: LocalizedMessage): never {
    throw new Mistake(
      at,
      at >= text.length
        ? localized('the text ends where {expected} should be', { expected })
        : localized('{expected} should be here', { expected }),
    );
  }
  function takeString(what: LocalizedMessage): void {
    take(space);
    if (take(string)) return;
    if (text[at] === '"')
      throw new Mistake(at, localized('a text begins here that is not ended, or holds what must be escaped'));
    fail(localized('{what} in double quotes', { what }));
  }
  function takeList(close: string, takeItem: () => void): void {
    if (takeMark(close)) return;
    do takeItem();
    while (takeMark(','));
    if (!takeMark(close)) fail(localized('a comma or "{mark}"', { mark: close }));
  }
  function takeMember(): void {
    takeString(localized('a name'));
    if (!takeMark(':')) fail(localized('a colon'));
    takeValue();
  }
  function takeValue(): void {
    if (takeMark('{')) takeList('}', takeMember);
    else if (takeMark('[')) takeList(']', takeValue);
    else if (text[at] === '"') takeString(localized('a text'));
    else if (!take(scalar)) fail(localized('a value'));
  }

  try {
    takeValue();
    take(space);
    if (at < text.length) fail(localized('the end'));
    return null;
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const before = text.slice(0, error.at).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1, problem: error.translatable };
  }
}
