import { verbatim, withoutStyles } from './styles.ts';
import type { TextStage } from './text-stage.ts';
import { textWidth } from './text-width.ts';

const invisible = /\p{Mark}|[\u200b-\u200f\u2060]/u;

/** Number of terminal columns that a character takes (Unicode Standard Annex 11). */
export function columnsOf(character: string): number {
  if (character < '\u0300') return 1;
  return invisible.test(character) ? 0 : textWidth(character);
}

/** Words at the beginning of a line under which its next lines begin. */
const listMark = /^(?:•|\d{1,9}[.)])$/;

/**
 * Breaks lines between words, where a terminal would break them within one. Only the word that is arriving is held;
 * wide characters may part anywhere and are never held. Code between fences stays as it is, for copying.
 *
 * @param columns returns the current width of the terminal; called for each word, since windows are resized
 */
export function createWordWrap(columns: () => number): TextStage {
  let [column, word, wordColumns, spaces] = [0, '', 0, ''];
  let [isLineStart, isFenced, isVerbatim, isSequence] = [true, false, false, false];
  /** Prefix of the continuation lines of a list item or a quotation. */
  let [hang, isHanging] = ['', true];

  function endWord(): string {
    if (word === '') return '';
    const bare = withoutStyles(word);
    if (isLineStart && bare.startsWith('```')) isFenced = !isFenced;
    const doesFit = column + spaces.length + wordColumns <= columns();
    const isBroken = !doesFit && !isFenced && !isVerbatim && column > hangColumns();
    const between = isBroken ? `\n${hang}` : spaces;
    // The space behind a mark belongs to it already.
    const lead = hang === '' ? spaces : spaces.slice(1);
    if (isHanging && bare === '│') hang += `${lead}${word} `;
    else if (isHanging && listMark.test(bare)) hang += ' '.repeat(lead.length + wordColumns + 1);
    else if (bare !== '') isHanging = false;
    const written = between + word;
    // The terminal itself breaks a word that is longer than a line.
    column = (isBroken ? hangColumns() : column + between.length) + wordColumns;
    if (column > columns()) column %= columns();
    [word, wordColumns, spaces] = ['', 0, ''];
    isLineStart &&= bare === '';
    return written;
  }
  const hangColumns = () => withoutStyles(hang).length;
  function endLine(): string {
    const written = `${endWord() + spaces}\n`;
    [column, spaces, isLineStart, hang, isHanging] = [0, '', true, '', true];
    return written;
  }
  function take(character: string): string {
    if (isSequence || character === '\x1b') {
      isSequence = character !== 'm';
      word += character;
      return '';
    }
    if (character === verbatim.on || character === verbatim.off) {
      const written = endWord();
      isVerbatim = character === verbatim.on;
      return written;
    }
    if (character === '\n') return endLine();
    if (character === ' ' || character === '\t') {
      const written = endWord();
      spaces += character;
      return written;
    }
    const width = columnsOf(character);
    const before = width === 2 ? endWord() : '';
    word += character;
    wordColumns += width;
    return width === 2 ? before + endWord() : before;
  }

  return {
    push(piece) {
      let written = '';
      for (const character of piece) written += take(character);
      return written;
    },
    end() {
      const written = endWord() + spaces;
      spaces = '';
      return written;
    },
  };
}
