import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The workspace's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a program came to. */
export interface Executed {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a program to its end, as somebody would who has nothing of this workspace in the environment. */
export function execute(command: string, args: readonly string[], cwd: string, env: object = {}): Promise<Executed> {
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(CLAWWITS_|NODE_OPTIONS$|npm_|VITEST|NODE_ENV$)/.test(name),
  );
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd, env: { ...Object.fromEntries(clean), ...env }, maxBuffer: 64 * 1024 * 1024 },
      (failure, out, error) => resolve({ code: failure === null ? 0 : Number(failure.code ?? 1), out, error }),
    );
    child.stdin?.end();
  });
}

/** Runs a program that must succeed. */
export async function executeWell(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, out, error } = await execute(command, args, cwd);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${out}\n${error}`);
  return out;
}
