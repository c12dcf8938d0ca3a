import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { executeWell, root } from './execute.ts';

/** The packages that are published. */
const published = ['sdk-ts', 'mock-gateway', 'batch', 'cli'] as const;

/** A package as it would be uploaded. */
export interface Tarball {
  readonly name: string;
  /** The `.tgz`. */
  readonly file: string;
  /** What is in it. */
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    tarballs: Tarball[];
    /** A project that has installed the tarballs with npm. */
    consumer: string;
  }
}

/** Dependencies of the consumer in addition to the packages. */
const others = [
  'msw@2.15.0',
  'typescript@6.0.3',
  'typescript-oldest@npm:typescript@5.4.5',
  'typescript-newest@npm:typescript@7.0.2',
  'zod@4',
  '@types/node@20',
];

async function pack(name: string, folder: string): Promise<Tarball> {
  const unpacked = join(folder, name);
  await mkdir(unpacked);
  await executeWell(
    'npx',
    ['-y', 'pnpm@10.34.9', 'pack', '--pack-destination', unpacked],
    join(root, 'packages', name),
  );
  const [file = ''] = await readdir(unpacked);
  await executeWell('tar', ['-xzf', file], unpacked);
  return { name, file: join(unpacked, file), folder: join(unpacked, 'package') };
}

/** Packs every published package, and installs them in an empty project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-packaging-'));
  const tarballs: Tarball[] = [];
  for (const name of published) tarballs.push(await pack(name, folder));

  const consumer = join(folder, 'consumer');
  await mkdir(consumer);
  await writeFile(join(consumer, 'package.json'), '{ "name": "consumer", "version": "1.0.0", "private": true }');
  const files = tarballs.map(({ file }) => file);
  await executeWell('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...files, ...others], consumer);

  project.provide('tarballs', tarballs);
  project.provide('consumer', consumer);
  return () => rm(folder, { recursive: true, force: true });
}
