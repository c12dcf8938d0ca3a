import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { executeWell, root } from '../packaging/execute.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A project that has installed the tarballs, the official clients and the environments, and holds the programs. */
    project: string;
  }
}

/** The environments, in versions that start on the oldest Node that is supported; the official clients are the control. */
const dependencies = {
  '@anthropic-ai/sdk': '1.11.0',
  deno: '2.9.6',
  esbuild: '0.27.7',
  'happy-dom': '20.0.0',
  jest29: 'npm:jest@29.7.0',
  jest30: 'npm:jest@30.5.2',
  'jest-environment-jsdom': '30.5.2',
  jsdom: '26.1.0',
  next: '16.4.6',
  'node-fetch': '3.3.1',
  openai: '6.49.0',
  react: '19.3.1',
  'react-dom': '19.3.1',
  vitest: '4.1.12',
  workerd: '1.20261117.1',
};

/** Installs the packed SDK and gateway in one project with all environments, and puts the programs into it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-environments-'));
  for (const name of ['sdk-ts', 'mock-gateway']) {
    await executeWell(
      'npx',
      ['-y', 'pnpm@10.34.9', 'pack', '--pack-destination', folder],
      join(root, 'packages', name),
    );
  }
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await cp(join(import.meta.dirname, 'programs'), folder, { recursive: true });
  await executeWell(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...tarballs],
    folder,
  );
  project.provide('project', folder);
  return () => rm(folder, { recursive: true, force: true });
}
