import { textMembers } from './members.ts';

/** A text that was read, without the string in which the next one is likely to differ. */
interface Template {
  /** Text before the string, with its opening quote, and after it from its closing quote on. */
  readonly head: string;
  readonly tail: string;
  /** The objects and arrays around the string, the outermost first, and the member of each that leads to it. */
  readonly holders: readonly Holder[];
  readonly members: readonly (string | number)[];
}

type Holder = Record<string | number, unknown> | unknown[];

/** A shorter stream ends before a template would pay off. */
const firstTexts = 4;

/** Number of consecutive texts without a match after which templates are no longer tried. */
const patience = 8;

/**
 * Reads JSON as `JSON.parse` does, to the same values. The chunks of a stream differ in little but one string, so a text
 * that differs only in it is built from the previous value, at a fraction of the cost of parsing.
 */
export class RepeatedJsonReader {
  /** The template that the last text matched; `null` if it was parsed. Two texts with the same template are alike. */
  matchedTemplate: object | null = null;
  #template: Template | null = null;
  #seen = 0;
  #misses = 0;

  /** @throws {SyntaxError} as `JSON.parse` does */
  read(text: string): unknown {
    this.matchedTemplate = null;
    this.#seen += 1;
    if (this.#seen <= firstTexts || this.#misses === patience) return JSON.parse(text);
    const template = this.#template;
    if (template !== null) {
      const string = readString(template, text);
      if (string !== null) {
        this.#misses = 0;
        this.matchedTemplate = template;
        return rebuild(template, string);
      }
    }
    this.#misses += 1;
    const value: unknown = JSON.parse(text);
    this.#template = learn(text, value) ?? template;
    return value;
  }
}

/** The string of a text that otherwise equals the template; `null` if it does not, or if its string contains an escape. */
function readString({ head, tail }: Template, text: string): string | null {
  const start = head.length;
  const end = text.length - tail.length;
  // Comparing pieces is faster than startsWith and endsWith.
  if (end < start || text.slice(end) !== tail || text.slice(0, start) !== head) return null;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c) return null;
  }
  // A longer slice of a string would retain the whole network read that it was cut from.
  return end - start < 13 ? text.slice(start, end) : JSON.parse(text.slice(start - 1, end + 1));
}

/** Returns new objects: a change of one chunk changes no other. */
function rebuild({ holders, members }: Template, string: string): unknown {
  let value: unknown = string;
  for (let depth = holders.length - 1; depth >= 0; depth--) {
    const holder = holders[depth] ?? [];
    const copy: Holder = Array.isArray(holder) ? [...holder] : { ...holder };
    copy[members[depth] as number] = value;
    value = copy;
  }
  return value;
}

function learn(text: string, value: unknown): Template | null {
  const members: (string | number)[] = [];
  const string = findText(value, members);
  if (string === null) return null;
  const literal = JSON.stringify(string);
  const start = text.lastIndexOf(literal);
  if (start === -1) return null;
  const head = text.slice(0, start + 1);
  const tail = text.slice(start + literal.length - 1);
  // Parsed once more: the value itself goes to the caller, who may change it.
  // As long as the whole text, the placeholder equals no other string in it, whatever its escapes.
  const placeHolder = 'x'.repeat(text.length);
  const holders = walk(`${head}${placeHolder}${tail}`, members, placeHolder);
  return holders === null ? null : { head, tail, holders, members };
}

/** The only text in a value, and the members that lead to it; `null` if a copy along them would not copy the whole. */
function findText(value: unknown, members: (string | number)[]): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const inner = entries.filter(([, member]) => typeof member === 'object' && member !== null);
  const [name, next] = inner[0] ?? entries.find(([key]) => textMembers.has(key)) ?? [];
  if (inner.length > 1 || name === undefined || name === '__proto__') return null;
  members.push(Array.isArray(value) ? Number(name) : name);
  return typeof next === 'string' ? next : findText(next, members);
}

/** Text around the placeholder; `null` if it is elsewhere: the same string may be in a text twice. */
function walk(text: string, members: readonly (string | number)[], placeHolder: string): Holder[] | null {
  const holders: Holder[] = [];
  try {
    let value: unknown = JSON.parse(text);
    for (const member of members) {
      const holder = value as Holder;
      holders.push(holder);
      value = holder[member as number];
    }
    return value === placeHolder ? holders : null;
  } catch (error) {
    // A piece between two strings can look like one.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
