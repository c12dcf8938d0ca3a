import fc from 'fast-check';
import { expect, it } from 'vitest';
import { locateJsonMistake } from '../../src/config/locate-json-mistake.ts';
import { inEnglish } from '../../src/i18n/translate.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it.each([
  ['{"a": 1,}', 1, 9, 'a name in double quotes should be here'],
  ['{\n  "a": x\n}', 2, 8, 'a value should be here'],
  ['{"a" 1}', 1, 6, 'a colon should be here'],
  ['[1 2]', 1, 4, 'a comma or "]" should be here'],
  ['{"a": "b', 1, 7, 'a text begins here that is not ended, or holds what must be escaped'],
  ['{"a": 1', 1, 8, 'the text ends where a comma or "}" should be'],
  ['', 1, 1, 'the text ends where a value should be'],
  ['{} x', 1, 4, 'the end should be here'],
  ['{"a": 01}', 1, 7, 'a value should be here'],
])('%j: line %d, column %d', (text, line, column, problem) => {
  const mistake = locateJsonMistake(text);
  expect(mistake && { ...mistake, problem: inEnglish(mistake.problem) }).toEqual({ line, column, problem });
});

it('agrees with JSON.parse on what is JSON', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\n"',
    '1',
    '-0.5e3',
    '01',
    'true',
    'nul',
    ' ',
    '\n',
    '"',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.array(pieces).map((list) => list.join('')),
      ),
      (text) => {
        expect(locateJsonMistake(text) === null).toBe(isJson(text));
      },
    ),
  );
});
