import { describe, expect, it } from 'vitest';
import { createPasteGuard, pastedBreak } from '../../src/conversation/paste-guard.ts';

async function passThrough(pieces: readonly string[]): Promise<string> {
  const guard = createPasteGuard();
  for (const piece of pieces) guard.write(piece);
  guard.end();
  let text = '';
  for await (const part of guard) text += part;
  return text;
}

describe('a paste', () => {
  const typed = 'a\x1b[200~one\ntwo\r\nth\x1b[31mree\ttab\x03\x1b[201~b\r';
  const expected = `a${`one\ntwo\nthree  tab`.replaceAll('\n', pastedBreak)}b\r`;

  it('is one line, and holds no keys', async () => {
    expect(await passThrough([typed])).toBe(expected);
  });

  it('is one line wherever the terminal cuts it', async () => {
    const short = 'a\x1b[200~one\ntwo\x1b[201~b\r';
    for (let cut = 1; cut < short.length; cut++) {
      // An escape at the end of a piece is the key, and is not waited for.
      if (short[cut - 1] === '\x1b') continue;
      const text = await passThrough([short.slice(0, cut), short.slice(cut)]);
      expect(text, `cut at ${cut}`).toBe(`aone${pastedBreak}twob\r`);
    }
  });
});

it('typed keys come through as they are, a lone escape and arrows at once', async () => {
  const guard = createPasteGuard();
  guard.write('x\x1b');
  expect(guard.read()).toBe('x\x1b');
  guard.write('\x1b[A\r');
  expect(guard.read()).toBe('\x1b[A\r');
});
