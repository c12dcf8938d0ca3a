import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkdown } from '../../src/output/markdown/create-markdown.ts';
import { textWidth } from '../../src/output/text/text-width.ts';

/** Shows Markdown as a terminal of a width would, without styles. */
function show(source: string, width = 40, pieces: readonly string[] = [source]): string {
  const stage = createMarkdown(() => width);
  const shown = pieces.map((piece) => stage.push(piece)).join('') + stage.end();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they mark lines that stay as they are
  return stripVTControlCharacters(shown).replace(/[\x0e\x0f]/g, '');
}

const rivers = '| River | Length |\n|:--|--:|\n| Mê Kông | 4350 km |\n| 長江 | 6300 km |\n| Nil 🐊 | 6650 km |\n';

describe('a Markdown table', () => {
  it('stands in columns, whatever its characters', () => {
    expect(show(rivers)).toBe(
      'River     Length\n───────  ───────\nMê Kông  4350 km\n長江     6300 km\nNil 🐊   6650 km\n',
    );
  });

  it('aligns its columns as its second row says', () => {
    expect(show('| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n| left | center | right |')).toBe(
      'a       b         c\n────  ──────  ─────\n1       2         3\nleft  center  right',
    );
  });

  it('shows what is written in its cells: styles, code, escaped pipes and line breaks', () => {
    expect(show('| **a** | `b \\| c` |\n|---|---|\n| one<br>two | [x](https://x.example) |', 60)).toBe(
      'a    b | c\n───  ─────────────────────\none  x (https://x.example)\ntwo',
    );
  });

  it('wraps its cells where it is too wide, and keeps its rows apart', () => {
    expect(show('| name | text |\n|---|---|\n| one | a text that is longer than the line |\n| two | short |', 24)).toBe(
      'name  text\n────  ──────────────────\none   a text that is\n      longer than the\n      line\n────  ──────────────────\ntwo   short',
    );
  });

  it('becomes a list of records where its columns would be too narrow to read', () => {
    const header = '| alpha | beta | gamma | delta |\n|---|---|---|---|\n';
    expect(show(`${header}| a long first cell | a long second | a long third | a long fourth |`, 24)).toBe(
      'alpha: a long first cell\nbeta: a long second\ngamma: a long third\ndelta: a long fourth',
    );
  });

  it('does without missing cells, and loses none that is too many', () => {
    expect(show('| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |')).toBe('a  b\n─  ─────\n1\n2  3 | 4');
  });

  it('ends where a line begins without a pipe', () => {
    expect(show('before\n| a | b |\n|---|---|\n| 1 | 2 |\n\nafter *this*')).toBe(
      'before\na  b\n─  ─\n1  2\n\nafter this',
    );
    expect(show('| a |\n|---|\n- point')).toBe('a\n─\n• point');
  });

  it('of one line, or without its second row, stays as it was written', () => {
    expect(show('| a | b |')).toBe('| a | b |');
    expect(show('| a | b |\n| c | d |\ntext')).toBe('| a | b |\n| c | d |\ntext');
    expect(show('| a | b |\n|---|\n| c | d |')).toBe('| a | b |\n|---|\n| c | d |');
    expect(show('```\n| a |\n|---|\n```')).toBe('```\n| a |\n|---|\n```');
    expect(show('> | a |\n> |---|')).toBe('│ | a |\n│ |---|');
  });

  it('without an end is drawn in parts, each below its header', () => {
    const stage = createMarkdown(() => 40);
    stage.push('| a |\n|---|\n');
    const shown = Array.from({ length: 401 }, (_, row) => stage.push(`| ${row} |\n`)).join('') + stage.end();
    const lines = stripVTControlCharacters(shown).split('\n');
    expect(lines.filter((line) => line.includes('a'))).toHaveLength(3);
    expect(lines.filter((line) => /\d/.test(line))).toHaveLength(401);
  });

  it('is drawn alike wherever its text is cut', () => {
    const whole = show(`${rivers}\nafter`);
    fc.assert(
      fc.property(fc.array(fc.nat(rivers.length + 6), { maxLength: 8 }), (cuts) => {
        const text = `${rivers}\nafter`;
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, place) => text.slice(places[place], end));
        expect(show(text, 40, pieces)).toBe(whole);
      }),
    );
  });

  it('never passes the width of the terminal, and loses no word', () => {
    const word = fc.constantFrom(
      'a',
      'word',
      'tiếng',
      'Việt',
      '日本語',
      '👩‍👩‍👧',
      'e\u0301',
      '12,345',
      'extraordinarily',
    );
    const cell = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 12, max: 100 }), (rows, width) => {
        const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
        const [header = [], ...others] = rows;
        const shown = show(line(header) + line(header.map(() => '---')) + others.map(line).join(''), width);
        for (const one of shown.split('\n')) expect(textWidth(one)).toBeLessThanOrEqual(width);
        const bare = (text: string) => [...text.normalize().replace(/[\s─:]/g, '')].sort().join('');
        const isRecords = !shown.includes('─');
        if (!isRecords) expect(bare(shown)).toBe(bare(rows.flat().join('')));
        else for (const text of others.flat()) expect(bare(shown)).toContain([...bare(text)][0] ?? '');
      }),
    );
  });
});
