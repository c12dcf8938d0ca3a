import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A program that was built once, to be started often. */
export interface BuiltProgram extends Disposable {
  start(args: readonly string[], environment: Record<string, string>): ChildProcess;
}

/** Bundles a program of `tests/children` with the sources of the packages. */
export async function buildProgram(name: string): Promise<BuiltProgram> {
  const folder = join(packageRoot, 'node_modules/.cache', `child-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'program.mjs');
  await build({
    entryPoints: [join(packageRoot, 'tests/children', name)],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@clawwits/source'],
    external: ['undici'],
    logLevel: 'warning',
  });
  return {
    start: (args, environment) =>
      spawn(process.execPath, [program, ...args], {
        env: { PATH: process.env['PATH'], ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** End of a program. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for the end of a program. */
export async function endOf(child: ChildProcess): Promise<ProgramEnd> {
  const texts = { stdout: '', stderr: '' };
  child.stdout?.on('data', (text) => {
    texts.stdout += text;
  });
  child.stderr?.on('data', (text) => {
    texts.stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}
