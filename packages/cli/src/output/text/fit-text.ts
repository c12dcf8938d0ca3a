import { textWidth } from './text-width.ts';

/** A piece of a prepared text: words that flow, or something that stays as it is. */
interface Piece {
  /** Text before the words, on the first line only. */
  readonly lead: string;
  words: string;
  /** Indentation of its continuation lines; `null` if it has none. */
  readonly hang: number | null;
}

/** A term, some space, and what it is. */
const row = /^( *\S(?:.*?\S)??)( {2,})(\S.*)$/;

/**
 * Fits a prepared text to a width: paragraphs flow, of two columns the second stays one, and lines that are indented, such
 * as commands, stay whole, for copying.
 */
export function fitText(text: string, width: number): string {
  const pieces: Piece[] = [];
  for (const line of text.split('\n')) {
    const last = pieces.at(-1);
    const indent = line.length - line.trimStart().length;
    if (line !== '' && last !== undefined && last.hang === indent) last.words += ` ${line.trim()}`;
    else pieces.push(toPiece(line, indent));
  }
  return pieces.map((piece) => formatPiece(piece, width)).join('\n');
}

function toPiece(line: string, indent: number): Piece {
  const [, term = '', gap = '', words] = row.exec(line) ?? [];
  if (words !== undefined) return { lead: term + gap, words, hang: term.length + gap.length };
  return indent > 0 || line === '' ? { lead: line, words: '', hang: null } : { lead: '', words: line, hang: 0 };
}

function formatPiece({ lead, words, hang }: Piece, width: number): string {
  if (hang === null) return lead;
  // If the second column is too narrow, it goes below the first.
  const isBelow = hang > width / 2 && hang + textWidth(words) > width;
  if (isBelow) return [lead.trimEnd(), breakWords(words, width, 6, 6).join('\n')].join('\n');
  return (
    lead +
    breakWords(words, width, hang, hang)
      .join('\n')
      .slice(lead === '' ? 0 : hang)
  );
}

/**
 * Breaks words into lines.
 *
 * @param hang how far the lines after the first are indented
 * @param indent how far the first one is
 */
export function breakWords(words: string, width: number, hang: number, indent = 0): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(' '.repeat(indent) + word);
    else if (textWidth(last) + 1 + textWidth(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(' '.repeat(hang) + word);
  }
  return lines;
}
