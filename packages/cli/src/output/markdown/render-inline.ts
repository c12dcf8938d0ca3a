import { bold, cyan, dim, italic, paint, type Style, strikethrough, underline } from '../text/styles.ts';

/** Rendered text, and the rest that cannot be rendered before more text arrives. */
export interface Rendered {
  readonly text: string;
  readonly rest: string;
}

/** The most characters that are held until the partner of a marker arrives. */
const longest = 400;

/** Markup that a character may begin. */
type Found = { readonly text: string; readonly length: number } | 'undecided' | null;

/**
 * Renders the markup within a line. A marker without a partner stays as it is: no text is ever lost.
 *
 * @param isWhole whether the line ends here
 * @param before the character before the text, as far as there is one
 */
export function renderInline(source: string, isWhole: boolean, before = ''): Rendered {
  let text = '';
  let at = 0;
  while (at < source.length) {
    const reach = source.slice(at, at + longest + 1);
    const isAll = at + reach.length === source.length;
    const found = findMark(reach, isWhole && isAll, source[at - 1] ?? before);
    if (found === 'undecided' && isAll && reach.length <= longest) return { text, rest: reach };
    if (found === null || found === 'undecided') {
      const length = runLength(source, at);
      text += source.slice(at, at + length);
      at += length;
    } else {
      text += found.text;
      at += found.length;
    }
  }
  return { text, rest: '' };
}

const delimiters = '`*_~';

/** A run of delimiters that means nothing is passed over as a whole; anything else one by one. */
function runLength(source: string, at: number): number {
  const character = source[at] ?? '';
  if (!delimiters.includes(character)) return 1;
  let end = at;
  while (source[end] === character) end += 1;
  return end - at;
}

/** Markup that the first character begins. */
function findMark(source: string, isWhole: boolean, before: string): Found {
  switch (source[0]) {
    case '\\':
      return findEscape(source, isWhole);
    case '`':
      return findCode(source, isWhole);
    case '*':
    case '_':
    case '~':
      return findEmphasis(source, isWhole, before);
    case '[':
      return findLink(source, isWhole);
    default:
      return null;
  }
}

function findEscape(source: string, isWhole: boolean): Found {
  const next = source[1];
  if (next === undefined) return isWhole ? null : 'undecided';
  return /[*_`~[\]\\#>|]/.test(next) ? { text: next, length: 2 } : null;
}

function findCode(source: string, isWhole: boolean): Found {
  const length = runLength(source, 0);
  const end = findCodeEnd(source, length, length, isWhole);
  if (end === null) return isWhole ? null : 'undecided';
  const code = source.slice(length, end);
  // One space on both sides is there for code that begins or ends with a backtick.
  const inner = /^ .*\S.* $/.test(code) ? code.slice(1, -1) : code;
  return { text: paint(cyan, inner), length: end + length };
}

/** The place of a run of exactly so many backticks. */
function findCodeEnd(source: string, from: number, length: number, isWhole: boolean): number | null {
  for (let at = source.indexOf('`', from); at !== -1; at = source.indexOf('`', at)) {
    const found = runLength(source, at);
    const mayGrow = at + found === source.length && !isWhole;
    if (found === length && !mayGrow) return at;
    at += found;
  }
  return null;
}

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string): boolean => character === '' || /\s/.test(character);

function findEmphasis(source: string, isWhole: boolean, before: string): Found {
  const mark = source[0] ?? '';
  const length = runLength(source, 0);
  const after = source[length];
  if (after === undefined) return isWhole ? null : 'undecided';
  const styles = stylesOf(mark, length);
  // 2*3 and snake_case are no emphasis.
  const isWithinWord = isWord(before) && (mark === '_' || (length === 1 && /[\w)\]]/.test(before)));
  if (styles === null || isSpace(after) || isWithinWord) return null;
  const end = findEmphasisEnd(source, length, mark, length, isWhole);
  if (end === null) return isWhole ? null : 'undecided';
  const inner = renderInline(source.slice(length, end), true, mark).text;
  return { text: styles.reduceRight((text, style) => paint(style, text), inner), length: end + length };
}

function stylesOf(mark: string, length: number): readonly Style[] | null {
  if (mark === '~') return length === 2 ? [strikethrough] : null;
  return [[italic], [bold], [bold, italic]][length - 1] ?? null;
}

/** Finds the run of markers that ends an emphasis; code spans are skipped. */
function findEmphasisEnd(source: string, from: number, mark: string, length: number, isWhole: boolean): number | null {
  for (let at = from; at < source.length; ) {
    const character = source[at];
    const run = runLength(source, at);
    if (character === '\\') at += 2;
    else if (character === '`') {
      const end = findCodeEnd(source, at + run, run, isWhole);
      if (end === null && !isWhole) return null;
      at = end === null ? at + run : end + run;
    } else if (character === mark && run === length && !isSpace(source[at - 1] ?? '')) {
      const after = source[at + run];
      if (after === undefined && !isWhole) return null;
      if (mark !== '_' || after === undefined || !isWord(after)) return at;
      at += run;
    } else at += run;
  }
  return null;
}

const wholeLink = /^\[([^\]\n]*)\]\(([^)\s]*)(?:\s+"[^"\n]*")?\)/;
const begunLink = /^\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/;

/** The address stays: a terminal may not know links, and what cannot be seen cannot be trusted. */
function findLink(source: string, isWhole: boolean): Found {
  const [all, label = '', address = ''] = wholeLink.exec(source) ?? [];
  if (all === undefined) return !isWhole && begunLink.test(source) ? 'undecided' : null;
  const shown = paint(underline, renderInline(label, true).text);
  return { text: label === address ? shown : `${shown} ${paint(dim, `(${address})`)}`, length: all.length };
}
