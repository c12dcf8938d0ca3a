import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = new URL('../../src/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, source), 'utf8');
const resources = readdirSync(new URL('resources/', source), { recursive: true, encoding: 'utf8' });

/** Answers of the methods of all resources, by the name of their type. */
const answers = new Set(
  resources
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...read(`resources/${path}`).matchAll(/\bClawwitsPromise<(?:Stream<)?([A-Z]\w+)/g)])
    .map(([, name = '']) => name),
);

test('the methods of the resources have answers of named types', () => {
  expect(answers.size).toBeGreaterThan(20);
});

test.each([...answers].sort())('the SDK exports the type %s, which a method answers with', (name) => {
  expect(read('index.ts')).toMatch(new RegExp(`\\b${name}\\b`));
});
