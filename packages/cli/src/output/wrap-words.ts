import type { TextStage } from './text-stage.ts';

const invisible = /\p{Mark}|[\u200b-\u200f\u2060]/u;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many columns of a terminal a character takes. */
export function columnsOf(character: string): 0 | 1 | 2 {
  if (character < '\u0300') return 1;
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/**
 * Breaks lines between words, where a terminal would break them within one. Only the word that is arriving is held;
 * wide characters may part anywhere and are never held. Code between fences stays as it is, for copying.
 *
 * @param columns how wide the terminal is, asked for anew with each word: people resize
 */
export function createWordWrap(columns: () => number): TextStage {
  let [column, word, wordColumns, spaces] = [0, '', 0, ''];
  let [isLineStart, isFenced] = [true, false];

  function endWord(): string {
    if (word === '') return '';
    if (isLineStart && word.startsWith('```')) isFenced = !isFenced;
    const doesFit = column + spaces.length + wordColumns <= columns();
    const between = doesFit || isFenced || column === 0 ? spaces : '\n';
    const written = between + word;
    // What is longer than a line goes on where the terminal breaks it.
    column = (between === '\n' ? 0 : column + between.length) + wordColumns;
    if (column > columns()) column %= columns();
    [word, wordColumns, spaces, isLineStart] = ['', 0, '', false];
    return written;
  }
  function endLine(): string {
    const written = `${endWord() + spaces}\n`;
    [column, spaces, isLineStart] = [0, '', true];
    return written;
  }
  function take(character: string): string {
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
