import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Options } from 'tsup';
import type { TestProject } from 'vitest/node';
import configuration, { writeAnswers } from '../../tsup.config.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built command's file. */
    command: string;
  }
}

const packageFolder = join(import.meta.dirname, '../..');

let outDir = '';

/** Builds the command once, as it is published; only the gateway is inside, so that no other build is needed. */
export async function setup(project: TestProject): Promise<void> {
  const { entry, esbuildPlugins } = configuration as {
    readonly entry: Record<string, string>;
    readonly esbuildPlugins: NonNullable<Options['esbuildPlugins']>;
  };
  outDir = await mkdtemp(join(tmpdir(), 'clawwits-command-'));
  await build({
    ...configuration,
    config: false,
    silent: true,
    entry: Object.fromEntries(Object.entries(entry).map(([name, path]) => [name, join(packageFolder, path)])),
    outDir,
    onSuccess: () => writeAnswers(outDir),
    clean: false,
    external: ['undici'],
    // The gateway's packages are not part of what is published, and not each of them holds its licence.
    esbuildPlugins: esbuildPlugins.filter(({ name }) => name !== 'third-party-notices'),
    noExternal: [/^(?!undici$)/],
  });
  project.provide('command', join(outDir, 'clawwits.cjs'));
}

/** Removes the build. */
export async function teardown(): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
}
