import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, test } from 'vitest';
import { execute, root } from './execute.ts';

const tarballs = inject('tarballs');

/** The most that a tarball may weigh, in kB: about a quarter more than it does, so that a real gain of weight is seen. */
const budgets: Record<string, number> = { 'sdk-ts': 400, 'mock-gateway': 300, batch: 60, cli: 395 };

async function readFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const)),
  );
}

describe.each(tarballs)('the tarball of $name', ({ name, file, folder }) => {
  test('holds the build, the texts and nothing else', async () => {
    const names = [...(await readFiles(folder)).keys()];
    expect(names).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
    const allowed =
      /^(dist\/[\w./-]+\.(js|cjs|d\.ts|d\.cts|json)|dist\/third-party-notices\.txt|bin\/[\w-]+\.c?js|schemas\/[\w.-]+\.schema\.json|package\.json|README\.md|LICENSE)$/;
    expect(names.filter((path) => !allowed.test(path))).toEqual([]);
    // What is bundled is somebody's, and their licence goes with it.
    if (name === 'sdk-ts' || name === 'cli') expect(names).toContain('dist/third-party-notices.txt');
  });

  test('names nothing that only this workspace has', async () => {
    for (const [path, text] of await readFiles(folder)) {
      expect(text, path).not.toMatch(/@clawwits\/(contract|source)|workspace:|#platform/);
      expect(text, path).not.toContain(root.replace(/\/$/, ''));
    }
  });

  test('has a manifest for its users', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      license: 'MIT',
      type: 'module',
      engines: { node: expect.stringMatching(/^>=20/) },
    });
    expect(manifest.keywords.length).toBeGreaterThan(2);
    for (const field of ['devDependencies', 'scripts', 'imports', 'private'])
      expect(manifest).not.toHaveProperty(field);
  });

  test('satisfies publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }))).toEqual([]);
  });

  test('stays within its weight', async () => {
    expect((await stat(file)).size / 1000).toBeLessThan(budgets[name] ?? 0);
  });
});

test.each(tarballs.filter(({ name }) => name !== 'cli'))(
  'the types of $name resolve wherever they should',
  async ({ file }) => {
    const attw = join(root, 'node_modules/.bin/attw');
    const options = ['--profile', 'node16', '--format', 'ascii', '--no-color'];
    const { code, out, error } = await execute(attw, [file, ...options], root);
    expect(code, `${out}${error}`).toBe(0);
  },
);
