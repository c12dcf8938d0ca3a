import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What became of a child process. */
export interface ChildEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How long it went on after it had printed its last word, in milliseconds. */
  readonly lingeredMs: number;
}

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a TypeScript file from source in a Node of its own.
 *
 * @param file an absolute path, or one below this package's `tests`
 */
export async function runChild(
  file: string,
  environment: Record<string, string>,
  nodeOptions: readonly string[] = [],
): Promise<ChildEnd> {
  const path = file.startsWith('/') ? file : fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=@clawwits/source', '--import', import.meta.resolve('tsx'), ...nodeOptions, path],
    { cwd: packageRoot, env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
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
