import { describe, expect, it } from 'vitest';
import { createPasteGuard, pastedBreak } from '../../../src/commands/chat/terminal/paste-guard.ts';

function passThrough(pieces: readonly string[]): string {
  const guard = createPasteGuard();
  return pieces
    .flatMap(guard)
    .map(({ text }) => text)
    .join('');
}

describe('a paste', () => {
  const typed = 'a\x1b[200~one\ntwo\r\nth\x1b[31mree\ttab\x03\x1b[201~b\r';
  const expected = `a${`one\ntwo\nthree  tab`.replaceAll('\n', pastedBreak)}b\r`;

  it('is one line, and holds no keys', () => {
    expect(createPasteGuard()(typed).map(({ type }) => type)).toEqual(['keys', 'paste', 'keys']);
    expect(passThrough([typed])).toBe(expected);
  });

  it('is one line wherever the terminal cuts it', () => {
    const short = 'a\x1b[200~one\ntwo\x1b[201~b\r';
    for (let cut = 1; cut < short.length; cut++) {
      // An escape at the end of a piece is the key, and is not waited for.
      if (short[cut - 1] === '\x1b') continue;
      const text = passThrough([short.slice(0, cut), short.slice(cut)]);
      expect(text, `cut at ${cut}`).toBe(`aone${pastedBreak}twob\r`);
    }
  });
});

it('typed keys come through as they are, a lone escape and arrows at once', () => {
  const guard = createPasteGuard();
  expect(guard('x\x1b')).toEqual([{ type: 'keys', text: 'x\x1b' }]);
  expect(guard('\x1b[A\r')).toEqual([{ type: 'keys', text: '\x1b[A\r' }]);
});
