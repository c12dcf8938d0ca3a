import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { executeWell } from './execute.ts';

// What a start costs is measured by packages/benchmarks; what it is made of is counted here, the same on any machine.

const consumer = inject('consumer');
const installed = join(consumer, 'node_modules');

/** The most that the SDK's one file may hold, in kB; nothing but it is read by an import. */
const importBudget = 250;
/** The most that installing the SDK may bring, in MB. */
const installBudget = 4;

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test(`requiring the SDK reads one file of less than ${importBudget} kB`, async () => {
  const out = await executeWell(
    process.execPath,
    ['-p', "require('@clawwits/sdk-ts'); JSON.stringify(Object.keys(require.cache))"],
    consumer,
  );
  const files = JSON.parse(out) as string[];
  expect(files).toHaveLength(1);
  const { size } = await stat(files[0] ?? '');
  console.log(`The file holds ${(size / 1000).toFixed(0)} kB.`);
  expect(size / 1000).toBeLessThan(importBudget);
});

test('importing the SDK loads nothing of Node that a program without it does not load', async () => {
  const list = async (statement: string): Promise<string[]> => {
    const program = `${statement} console.log(JSON.stringify(process.moduleLoadList))`;
    return JSON.parse(await executeWell(process.execPath, ['--input-type=module', '-e', program], consumer));
  };
  const without = new Set(await list("import 'data:text/javascript,';"));
  const loaded = await list("import '@clawwits/sdk-ts';");
  expect(loaded.filter((name) => !without.has(name) && /undici|net|http|tls|crypto|stream|zlib/.test(name))).toEqual(
    [],
  );
});

test(`installing the SDK brings less than ${installBudget} MB`, async () => {
  const size = (await sizeOf(join(installed, '@clawwits/sdk-ts'))) + (await sizeOf(join(installed, 'undici')));
  console.log(`It brings ${(size / 1_000_000).toFixed(1)} MB.`);
  expect(size / 1_000_000).toBeLessThan(installBudget);
});
