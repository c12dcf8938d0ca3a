import { describe, expect, it } from 'vitest';
import { untranslated } from '../../src/i18n/localized-message.ts';
import { inEnglish } from '../../src/i18n/translate.ts';
import { createTextOutput } from '../../src/output/output.ts';
import { terminalColumns } from '../../src/output/terminal-columns.ts';
import { columnsOf, createWordWrap } from '../../src/output/text/wrap-words.ts';
import { plainLook } from '../../src/output/text-look.ts';

function wrap(pieces: readonly string[], columns = 10): string {
  const stage = createWordWrap(() => columns);
  return pieces.map((piece) => stage.push(piece)).join('') + stage.end();
}

describe('lines on a terminal', () => {
  it.each([
    ['one two three four', 'one two\nthree four'],
    ['exactly 10 columns', 'exactly 10\ncolumns'],
    ['  - indented item', '  -\nindented\nitem'],
    ['a\n\nb ', 'a\n\nb '],
    ['unbreakablelongword and more', 'unbreakablelongword\nand more'],
    ['a unbreakablelongword b', 'a\nunbreakablelongword\nb'],
    ['Tiếng Việt rất hay', 'Tiếng Việt\nrất hay'],
    [
      'e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301 x',
      'e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301\nx',
    ],
    ['漢字漢字漢字漢', '漢字漢字漢\n字漢'],
    ['go 🎉🎉🎉 on', 'go 🎉🎉🎉\non'],
    ['```\nlong code stays as it is\n```\nand then breaks', '```\nlong code stays as it is\n```\nand then\nbreaks'],
  ])('%j', (text, expected) => {
    expect(wrap([text])).toBe(expected);
    for (let at = 1; at < text.length; at++) {
      const isWithinPair = /[\ud800-\udbff]$/.test(text.slice(0, at));
      if (!isWithinPair) expect(wrap([text.slice(0, at), text.slice(at)])).toBe(expected);
    }
  });

  it('hold back no more than the word that is arriving', () => {
    const stage = createWordWrap(() => 80);
    expect(stage.push('one tw')).toBe('one');
    expect(stage.push('o ')).toBe(' two');
    expect(stage.push('漢')).toBe(' 漢');
  });

  it('are never broken where no width is known', () => {
    const text = 'word '.repeat(100);
    expect(wrap([text], Number.POSITIVE_INFINITY)).toBe(text);
    expect(columnsOf('\u0301')).toBe(0);
  });
});

describe('a list', () => {
  const wrap = (text: string, columns: number) => {
    const stage = createWordWrap(() => columns);
    return stage.push(text) + stage.end();
  };

  it.each([
    ['• one two three', '• one two\n  three'],
    ['  • one two three', '  • one\n    two\n    three'],
    ['10. one two three', '10. one\n    two\n    three'],
    ['│ one two three', '│ one two\n│ three'],
    ['│ • one two three', '│ • one\n│   two\n│   three'],
    ['one • two three', 'one • two\nthree'],
  ])('%j hangs', (text, expected) => {
    expect(wrap(text, 10)).toBe(expected);
  });

  it('counts no style, and leaves alone what is marked as it is', () => {
    expect(wrap('\x1b[1mone\x1b[22m two three', 10)).toBe('\x1b[1mone\x1b[22m two\nthree');
    expect(wrap('\x0eone two three\tfour\x0f', 10)).toBe('one two three\tfour');
  });
});

describe('the output', () => {
  const say = async (columns: (() => number) | null, text: string | undefined) => {
    let written = '';
    const output = createTextOutput(
      async (piece) => {
        written += piece;
      },
      {},
      inEnglish,
      { ...plainLook(), columns },
    );
    if (text === undefined) await output.delta('one two three four');
    await output.finish({ ...(text !== undefined && { text: untranslated(text) }) }, null);
    return written;
  };

  it('is wrapped for a terminal alone, and only the answer', async () => {
    expect(await say(() => 10, undefined)).toBe('one two\nthree four\n');
    expect(await say(null, undefined)).toBe('one two three four\n');
    expect(await say(() => 10, 'one two three four')).toBe('one two three four\n');
  });

  it('asks the stream for its width', () => {
    const stream = (properties: object) => properties as Parameters<typeof terminalColumns>[0];
    expect(terminalColumns(stream({ isTTY: true, columns: 40 }))?.()).toBe(40);
    expect(terminalColumns(stream({ isTTY: true, columns: 0 }))?.()).toBe(Number.POSITIVE_INFINITY);
    expect(terminalColumns(stream({ columns: 40 }))).toBeNull();
  });
});
