import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run.ts';

const fromOther = /(?:\bfrom |\bimport\()'([.#][^']+)'/g;

/** The files that an import such as `#parts` may stand for, under whichever condition. */
function resolveAlias(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/^\.\/src\//, '')];
  return Object.values((value ?? {}) as object).flatMap(resolveAlias);
}

/** The files that each file of a package imports: types included, and what it loads on demand. */
function readImports(name: string): ReadonlyMap<string, readonly string[]> {
  const source = join(root, 'packages', name, 'src');
  const { imports: aliases = {} } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
    imports?: Readonly<Record<string, unknown>>;
  };
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(
    files.map((file) => [
      file,
      [...readFileSync(join(source, file), 'utf8').matchAll(fromOther)].flatMap(([, target = '']) =>
        target.startsWith('#')
          ? resolveAlias(aliases[target] ?? target)
          : relative(source, join(source, dirname(file), target)),
      ),
    ]),
  );
}

/** The first cycle of a graph, as a path that ends where it begins. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string | null {
  const done = new Set<string>();
  function visit(node: string, path: readonly string[]): string | null {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' -> ');
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle !== null) return cycle;
    }
    done.add(node);
    return null;
  }
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** The same graph with a node for each group of files. */
function groupBy(imports: Graph, groupOf: (file: string) => string): Graph {
  const groups = new Map<string, string[]>();
  for (const [file, targets] of imports) {
    const group = groupOf(file);
    const others = targets.map(groupOf).filter((other) => other !== group);
    groups.set(group, [...(groups.get(group) ?? []), ...others]);
  }
  return groups;
}

const foldersOf = (imports: Graph): Graph => groupBy(imports, dirname);

describe.each(['contract', 'dialects', 'sdk-ts', 'mock-gateway', 'batch', 'cli'])(
  'the imports of packages/%s',
  (name) => {
    const imports = readImports(name);

    it('lead to files that exist', () => {
      expect(imports.size).toBeGreaterThan(5);
      expect([...imports.values()].flat().filter((file) => /^#|\.ts$/.test(file) && !imports.has(file))).toEqual([]);
    });

    it('are those of files of 300 lines or less', () => {
      const lengthOf = (file: string) =>
        readFileSync(join(root, 'packages', name, 'src', file), 'utf8').split('\n').length - 1;
      expect([...imports.keys()].filter((file) => lengthOf(file) > 300)).toEqual([]);
    });

    it('form no cycle', () => {
      expect(findCycle(imports)).toBeNull();
    });
  },
);

describe('the folders of packages/cli', () => {
  const imports = readImports('cli');

  it('import each other in one direction', () => {
    expect(findCycle(foldersOf(imports))).toBeNull();
  });

  it('with all that is in them, import each other in one direction', () => {
    const roomOf = (file: string) => /^(?:commands\/[^/]+|[^/]+)(?=\/)/.exec(file)?.[0] ?? 'start-up';
    expect(findCycle(groupBy(imports, roomOf))).toBeNull();
  });

  it('of the commands do not import each other', () => {
    const commandOf = (file: string) => /^commands\/([^/]+)\//.exec(file)?.[1];
    const crossing = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => ![undefined, commandOf(file)].includes(commandOf(target)) && commandOf(file) !== undefined)
        .map((target) => `${file} -> ${target}`),
    );
    expect(crossing).toEqual([]);
  });
});

describe('the search for cycles', () => {
  it('finds the shortest, and one that runs through several files', () => {
    expect(findCycle(new Map([['a', ['a']]]))).toBe('a -> a');
    const three = new Map([
      ['start', ['a']],
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
    ]);
    expect(findCycle(three)).toBe('a -> b -> c -> a');
  });

  it('finds none where imports meet again without one', () => {
    const diamond = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
    ]);
    expect(findCycle(diamond)).toBeNull();
  });

  it('finds two folders that import each other through files without a cycle', () => {
    const files = new Map([
      ['x/a.ts', ['y/b.ts']],
      ['y/c.ts', ['x/d.ts']],
    ]);
    expect(findCycle(files)).toBeNull();
    expect(findCycle(foldersOf(files))).toBe('x -> y -> x');
  });
});
