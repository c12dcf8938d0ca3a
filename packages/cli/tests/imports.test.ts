import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');
const fromOther = /^(?:import|export) [^;]*?from '(\.[^']+)'/gm;

const imports = new Map(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(source, name);
      const found = [...readFileSync(path, 'utf8').matchAll(fromOther)];
      return [path, found.map(([, target = '']) => join(dirname(path), target))] as const;
    }),
);

/** The first circle that a file's imports run in, types included; what is loaded on demand does not count. */
function findCircle(path: string, way: readonly string[], done: Set<string>): readonly string[] | null {
  if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
  if (done.has(path)) return null;
  for (const target of imports.get(path) ?? []) {
    const circle = findCircle(target, [...way, path], done);
    if (circle !== null) return circle;
  }
  done.add(path);
  return null;
}

it('imports run in no circle', () => {
  expect(imports.size).toBeGreaterThan(50);
  expect([...imports.values()].flat().filter((path) => !imports.has(path))).toEqual([]);
  const done = new Set<string>();
  for (const path of imports.keys()) {
    const circle = findCircle(path, [], done);
    expect(circle?.map((one) => one.slice(source.length + 1)).join(' -> ')).toBeUndefined();
  }
});
