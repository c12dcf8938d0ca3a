import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../src/i18n/translate.ts';
import { createMarkdown } from '../../src/output/markdown/create-markdown.ts';
import { createTextOutput } from '../../src/output/output.ts';

const names: Record<string, string> = {
  '\x1b[1m': '<b>',
  '\x1b[22m': '</b>',
  '\x1b[2m': '<dim>',
  '\x1b[3m': '<i>',
  '\x1b[23m': '</i>',
  '\x1b[4m': '<u>',
  '\x1b[24m': '</u>',
  '\x1b[9m': '<s>',
  '\x1b[29m': '</s>',
  '\x1b[36m': '<c>',
  '\x1b[39m': '</c>',
  '\x0e': '<<',
  '\x0f': '>>',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const named = (text: string) => text.replace(/\x1b\[\d+m|[\x0e\x0f]/g, (found) => names[found] ?? found);

function render(pieces: readonly string[]): string {
  const stage = createMarkdown(() => 20);
  return named(pieces.map((piece) => stage.push(piece)).join('') + stage.end());
}

describe('within a line', () => {
  it.each([
    ['**bold** and *italic*, __bold__ and _italic_', '<b>bold</b> and <i>italic</i>, <b>bold</b> and <i>italic</i>'],
    ['***both***', '<b><i>both</i></b>'],
    ['**bold with *italic* in it**', '<b>bold with <i>italic</i> in it</b>'],
    ['*italic with **bold** in it*', '<i>italic with <b>bold</b> in it</i>'],
    ['`code` and ``a ` b``', '<c>code</c> and <c>a ` b</c>'],
    ['`**not bold**`', '<c>**not bold**</c>'],
    ['**a `**` b**', '<b>a <c>**</c> b</b>'],
    ['~~gone~~ ~kept~', '<s>gone</s> ~kept~'],
    ['[a page](https://a.example)', '<u>a page</u> <dim>(https://a.example)</b>'],
    ['[https://a.example](https://a.example)', '<u>https://a.example</u>'],
    ['tiếng **Việt** rất *đẹp*', 'tiếng <b>Việt</b> rất <i>đẹp</i>'],
    ['日本**太字**です', '日本<b>太字</b>です'],
  ])('%s', (source, expected) => {
    expect(render([source])).toBe(expected);
  });

  it.each([
    '2 * 3 * 4',
    '2*3*4',
    'snake_case_name and __init__.py',
    'call(*args, **kwargs)',
    '**not closed',
    'a ` alone',
    'list[0] and [x]',
    '*',
    '**',
    'a_',
    'C:\\path\\to',
    '#hashtag',
    '1.5 times',
    '-5 degrees',
    'a | b',
    `*${'long '.repeat(100)}*`,
  ])('leaves %j as it is', (source) => {
    const rendered = render([source]);
    if (source.includes('__init__')) expect(rendered).toBe('snake_case_name and <b>init</b>.py');
    else expect(rendered).toBe(source);
  });

  it('takes a mark that is escaped for what it is', () => {
    expect(render(['\\*not italic\\* \\`x\\`'])).toBe('*not italic* `x`');
  });
});

describe('lines', () => {
  it.each([
    ['# A title\ntext', '<b>A title</b>\ntext'],
    ['### A **bold** title', '<b>A <b>bold</b><b> title</b>'],
    ['- one\n- two\n  * three\n+ four', '• one\n• two\n  • three\n• four'],
    ['1. one\n2) two', '1. one\n2) two'],
    ['> quoted **text**\n> - a point', '<dim>│</b> quoted <b>text</b>\n<dim>│</b> • a point'],
    [
      '---\n***\n- - -',
      Array(3)
        .fill(`<dim>${'─'.repeat(19)}</b>`)
        .join('\n'),
    ],
    ['| a | **b** |\n|---|---|\n| 1 | 2 |', '<<<b>a</b>  <b><b>b</b><b></b>>>\n<<<dim>─  ─</b>>>\n<<1  2>>'],
    ['**bold** at the beginning', '<b>bold</b> at the beginning'],
    ['* * not a rule', '• * not a rule'],
    ['one\n\n\ntwo\n', 'one\n\n\ntwo\n'],
  ])('%j', (source, expected) => {
    expect(render([source])).toBe(expected);
  });
});

describe('code', () => {
  const code = '# comment\n\n  if (a*b*c) { return `x`; }   \n- **not** a list\n> \t| ~~';

  it.each(['```', '````', '~~~'])('between %s stays as it is, to the character', (mark) => {
    const shown = render([`${mark}js\n${code}\n${mark}\nafter *it*`]);
    expect(shown.replace(/<<|>>/g, '')).toBe(`<dim>${mark}js</b>\n${code}\n<dim>${mark}</b>\nafter <i>it</i>`);
    for (const line of shown.split('\n').slice(1, -2)) if (line !== '') expect(line).toMatch(/^<<.*>>$/);
  });

  it('may hold the fences of others, and may never end', () => {
    const source = '````\n```\ncode\n```\n';
    expect(render([source]).replace(/<<|>>|<dim>|<\/b>/g, '')).toBe(source);
  });
});

describe('pieces', () => {
  const document = '# T *i*\n\ntext **b** `c` [l](u) a_b_c\n- p\n  1. q\n> - r\n```js\na*b*\n```\n| x |\n---\n*end';

  it('give the same wherever they are cut', () => {
    const whole = render([document]);
    expect(render([...document])).toBe(whole);
    for (let cut = 1; cut < document.length; cut++) {
      expect(render([document.slice(0, cut), document.slice(cut)]), `cut at ${cut}`).toBe(whole);
    }
  });

  it('give the same whatever they are', () => {
    const unit = fc.constantFrom(
      '*',
      '_',
      '`',
      '~',
      '#',
      '-',
      '>',
      '|',
      '[',
      ']',
      '(',
      ')',
      '\\',
      ' ',
      '\n',
      'a',
      '1',
      '.',
    );
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 12 }), { maxLength: 6 }), (pieces) => {
        const whole = render([pieces.join('')]);
        expect(render(pieces)).toBe(whole);
        expect(render([...pieces.join('')])).toBe(whole);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lose no letter', () => {
    const unit = fc.constantFrom('*', '_', '`', '#', '-', '>', '[', '\\', ' ', '\n', 'a', 'b', 'c');
    const letters = (text: string) => text.replace(/<\/?(?:b|i|u|s|c|dim)>/g, '').replace(/[^abc]/g, '');
    fc.assert(
      fc.property(fc.string({ unit }), (source) => {
        expect(letters(render([source]))).toBe(letters(source));
      }),
    );
  });

  it('are shown as soon as they can be', () => {
    const stage = createMarkdown(() => 80);
    expect(stage.push('Hello ')).toBe('Hello ');
    expect(stage.push('**wor')).toBe('');
    expect(named(stage.push('ld** and'))).toBe('<b>world</b> and');
    expect(named(stage.push('\n```\nlet a'))).toBe('\n<<<dim>```</b>>>\n<<let a');
  });

  it('of a mark that is never closed take a time that grows with their length', () => {
    expect(render(['*a `b [c '.repeat(5_000)]).length).toBeGreaterThan(40_000);
  });
});

describe('the output', () => {
  const say = async (isMarkdown: boolean, isStyled: boolean, columns: (() => number) | null) => {
    let written = '';
    const write = async (piece: string | Uint8Array) => {
      written += piece;
    };
    const output = createTextOutput(write, {}, inEnglish, { columns, isStyled, isMarkdown });
    await output.delta('**one** two');
    await output.finish({}, null);
    return named(written);
  };

  it('is rendered on a terminal with styles, where the text is Markdown, and nowhere else', async () => {
    expect(await say(true, true, () => 80)).toBe('<b>one</b> two\n');
    expect(await say(false, true, () => 80)).toBe('**one** two\n');
    expect(await say(true, false, () => 80)).toBe('**one** two\n');
    expect(await say(true, true, null)).toBe('**one** two\n');
  });
});
