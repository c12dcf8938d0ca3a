import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What became of a child process. */
export interface ChildEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How long it went on after it had printed its last word, in milliseconds. */
  readonly lingeredMs: number;
}

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
/** From below the package's own modules, a program finds undici as the package does. */
const cache = join(packageRoot, 'node_modules/.cache');

/** Bundles a program with the package's source: to compile that anew at each start would take longer than most run. */
async function bundle(file: string, folder: string): Promise<string> {
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@clawwits/source'],
    external: ['undici'],
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Runs a TypeScript file in a Node of its own, the packages from source.
 *
 * @param file an absolute path, or one below this package's `tests`
 */
export async function runChild(
  file: string,
  environment: Record<string, string>,
  nodeOptions: readonly string[] = [],
): Promise<ChildEnd> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'child-'));
  try {
    const path = await bundle(resolve(packageRoot, 'tests', file), folder);
    return await runToEnd([...nodeOptions, path], environment);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runToEnd(args: readonly string[], environment: Record<string, string>): Promise<ChildEnd> {
  const child = spawn(process.execPath, args, {
    cwd: packageRoot,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let lastWordAt = performance.now();
  child.stdout.on('data', (text) => {
    stdout += text;
    lastWordAt = performance.now();
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr, lingeredMs: performance.now() - lastWordAt };
}
