import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';

// What runs before the tests takes the packages from their builds, so nothing of them is imported here.
const root = join(import.meta.dirname, '../..');

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the programs that shell lines call: `clawwits.mjs`, `gateway-command.mjs`. */
    programs: string;
  }
}

/** Bundles programs from the packages' source, so that starting one costs no more than it does for users. */
export async function bundle(entryPoints: string[] | Record<string, string>, outdir: string): Promise<void> {
  await build({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@clawwits/source'],
    external: ['undici', 'msw', 'vitest', '@opentelemetry/api'],
    outExtension: { '.js': '.mjs' },
    // What is CommonJS in a bundle asks for Node's modules so.
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

/** Builds the programs once for all tests of the project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-programs-'));
  const programs = {
    clawwits: join(root, 'packages/cli/src/clawwits.ts'),
    'gateway-command': join(root, 'examples/tests/gateway-command.ts'),
  };
  await bundle(programs, folder);
  project.provide('programs', folder);
  return () => rm(folder, { recursive: true, force: true });
}
