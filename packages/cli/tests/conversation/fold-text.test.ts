import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/conversation/fold-text.ts';

describe('a folded text', () => {
  it.each([
    ['Đà Nẵng', 'da nang'],
    ['Đà Nẵng'.normalize('NFD'), 'da nang'],
    ['STRASSE, Łódź, Ærø', 'strasse, lodz, æro'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['🏞️ sông', '🏞 song'],
  ])('%j has no case and no accents', (text, folded) => {
    expect(foldText(text).text).toBe(folded);
  });

  it('knows for each of its letters where it stands in the original', () => {
    const original = 'Sông Hương ở Huế'.normalize('NFD');
    const { text, places } = foldText(original);
    const place = places[text.indexOf('hue')] ?? 0;
    expect(original.slice(place).normalize('NFC')).toBe('Huế');
  });

  it('has as many places as letters, and one for the end, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (original) => {
        const { text, places } = foldText(original);
        expect(places).toHaveLength(text.length + 1);
        expect(foldText(original.normalize('NFD')).text).toBe(foldText(original.normalize('NFC')).text);
      }),
    );
  });
});
