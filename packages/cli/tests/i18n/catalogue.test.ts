import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  joinMessages,
  type LocalizedMessage,
  localized,
  localizedText,
  untranslated,
} from '../../src/i18n/localized-message.ts';
import { inEnglish, translatorFor } from '../../src/i18n/translate.ts';
import { catalogue, type NamesIn } from '../../src/i18n/vietnamese/catalogue.ts';
import { gatewaySentences } from '../../src/i18n/vietnamese/gateway.ts';
import { texts as notes } from '../../src/i18n/vietnamese/texts.ts';
import { topics } from '../../src/i18n/vietnamese/topics.ts';
import { translated, vietnamese } from '../../src/i18n/vietnamese/vietnamese.ts';
import { englishIn } from '../support/english-in.ts';

const texts = { ...notes, ...topics };

const vi = await translatorFor('vi');
const source = join(import.meta.dirname, '../../src');
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('vietnamese'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

/** What is the same in both: names, and what has nothing to say. */
const names = ['E-mail: ', 'node', 'sandbox'];

describe('a sentence', () => {
  it('is said in each language, with its values', () => {
    const sentence = localized('There is no profile "{name}".', { name: 'work' });
    expect(inEnglish(sentence)).toBe('There is no profile "work".');
    expect(vi(sentence)).toBe('Không có hồ sơ "work".');
  });

  it('may hold others, which are said too', () => {
    const sentence = localized('{path} cannot be read: {problem}.', {
      path: 'a',
      problem: localized('it is a folder'),
    });
    expect(vi(joinMessages([sentence, sentence], ' '))).toBe(
      'Không đọc được a: đó là một thư mục. Không đọc được a: đó là một thư mục.',
    );
  });

  it('leaves values as they are, whatever they look like', () => {
    for (const translate of [inEnglish, vi]) {
      expect(translate(untranslated('the default'))).toBe('the default');
      expect(translate(localized('There is no profile "{name}".', { name: '{name} $& none' }))).toContain(
        '"{name} $& none"',
      );
    }
  });
});

describe('what does not compile', () => {
  it('is a sentence that Vietnamese lacks, a value that is missing or one too many, and a text without a name', () => {
    // @ts-expect-error Nobody has translated it.
    localized('This is not in the catalogue.');
    // @ts-expect-error It has a place for a name.
    localized('There is no profile "{name}".');
    // @ts-expect-error It has no place for this.
    localized('There is no API key.', { name: 'work' });
    // @ts-expect-error Nobody has translated it.
    localizedText('something notes', 'Text.');
    // @ts-expect-error A translation says everything that the English says.
    catalogue({ 'There is no file {path}': 'Không có tệp' });
    // @ts-expect-error A translation has no values of its own.
    catalogue({ 'There is no file': 'Không có tệp {path}' });
    const names: NamesIn<'{a} and {b}'>[] = ['a', 'b'];
    expect(names).toEqual(['a', 'b']);
    // @ts-expect-error Words that nobody can translate are no sentence.
    const sentence: LocalizedMessage = 'words';
    expect(sentence).toBe('words');
  });
});

describe('the catalogue', () => {
  it('translates every sentence', () => {
    const same = Object.entries(translated).filter(([english, words]) => words === english && !names.includes(english));
    expect(same).toEqual([]);
    for (const [english, words] of Object.entries(vietnamese)) expect(words.trim(), english).not.toBe('');
  });

  it('leaves no English in it', () => {
    const left = Object.entries(vietnamese).filter(([, words]) => englishIn(words).length > 0);
    expect(left.map(([key]) => key)).toEqual([]);
  });

  it('is written in composed letters, each a column wide', () => {
    for (const words of Object.values(vietnamese)) expect(words).toBe(words.normalize('NFC'));
  });

  it('ends sentences as the English does', () => {
    const end = (words: string) => /[.:]?\s*$/.exec(words)?.[0];
    const differing = Object.entries(translated).filter(([english, words]) => end(words) !== end(english));
    expect(differing.map(([english]) => english)).toEqual([]);
  });

  it('holds nothing that is said nowhere', () => {
    // The parser's own, which its help and its mistakes are made with.
    const parsers = ['Usage:', 'Arguments:', 'Options:', 'Commands:', 'display help for command'];
    const ofTheGateway = Object.keys(gatewaySentences);
    const isSaid = (english: string) =>
      [`'${english.replaceAll("'", "\\'")}'`, `"${english}"`, `'${english}'`].some((words) => sources.includes(words));
    const left = Object.keys(translated).filter(
      (english) => ![...parsers, ...ofTheGateway].includes(english) && !isSaid(english),
    );
    expect(left).toEqual([]);
    const unnamed = Object.keys(texts).filter((name) => !name.endsWith(' topic') && !sources.includes(`'${name}'`));
    expect(unnamed).toEqual([]);
  });
});
