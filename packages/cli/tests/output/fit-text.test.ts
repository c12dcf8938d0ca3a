import { expect, it } from 'vitest';
import { fitText } from '../../src/output/text/fit-text.ts';

const text = `A paragraph flows to
the width.

  --option   what it is
             about
  clawwits chat "a command stays whole"
  a very long term that leaves no room   what it is`;

it('lets paragraphs flow, keeps columns and commands', () => {
  expect(fitText(text, 30).split('\n')).toEqual([
    'A paragraph flows to the',
    'width.',
    '',
    '  --option   what it is about',
    '  clawwits chat "a command stays whole"',
    '  a very long term that leaves no room',
    '      what it is',
  ]);
  expect(fitText(text, 28).split('\n').slice(3, 5)).toEqual(['  --option   what it is', '             about']);
});

it('leaves what fits as it is', () => {
  expect(fitText('One line.\n\n  a   b\n', 80)).toBe('One line.\n\n  a   b\n');
});

it('counts columns: neither combining marks nor wide characters break the width', () => {
  const composed = 'Tiếng Việt có dấu'.normalize('NFD');
  expect(fitText(composed, 17)).toBe(composed);
  expect(fitText('越南 越南', 8)).toBe('越南\n越南');
});
