import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../../docs/guide/promises.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!promise|---)/.test(line));
const holders = rows.flatMap((row) => [...row.matchAll(/`([\w/.-]+\.test\.ts)` › “([^”]+)”/g)]);

test('the page of promises names a test for each', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) expect(row).toMatch(/› “.+” \|$/);
});

test.each(holders.map(([, file = '', title = '']) => [file, title]))('%s has the test “%s”', (file, title) => {
  const url = new URL(file, import.meta.url);
  expect(existsSync(url)).toBe(true);
  expect(readFileSync(url, 'utf8')).toContain(title);
});
