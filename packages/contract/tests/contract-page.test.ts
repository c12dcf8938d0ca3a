import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/contract.md', root), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('.')), text]),
);

const sources = readdirSync(new URL('packages', root)).flatMap((name) => {
  const folder = new URL(`packages/${name}/src/`, root);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path: `${name}/src/${path}`, text: readFileSync(new URL(path, folder), 'utf8') }));
});

/** Every `@see docs/contract.md §…` of the sources: the section's number, and the part of it that is named. */
const references = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/@see docs\/contract\.md (.+)$/gm)].flatMap(([, words = '']) =>
    [...words.matchAll(/§(\d)(?:, ([^;]+))?/g)].map(([, number = '', part = '']) => ({ path, number, part })),
  ),
);

test('the sources refer to the contract page', () => {
  expect(references.length).toBeGreaterThan(50);
});

test.each(references)(
  '$path refers to a section of the contract page that exists: §$number $part',
  ({ number, part }) => {
    const section = sections.get(number);
    expect(section).toBeDefined();
    for (const words of part.split(/ and (?!scopes)|, /).map((word) => word.replaceAll('`', '').trim())) {
      const [first = '', ...rest] = words.split(' ');
      // An endpoint's line may join several methods or paths.
      const expected = rest[0]?.startsWith('/') ? (rest[0].split('/').at(-1) ?? '') : [first, ...rest].join(' ');
      expect(section?.toLowerCase()).toContain(expected.toLowerCase());
    }
  },
);
