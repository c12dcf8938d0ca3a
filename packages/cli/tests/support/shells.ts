import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeHome, shellCommand } from './run-command.ts';

const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** Programs that must be there: without this list, tests of a missing shell would not run, and nobody would notice. */
export const demandedPrograms = (process.env['CLAWWITS_DEMAND_SHELLS'] ?? '')
  .split(/\s+/)
  .filter((name) => name !== '');

const known = ['bash', 'zsh', 'fish', 'pwsh'];

/** The shells whose completion is tested: those that are here, and those that `CLAWWITS_DEMAND_SHELLS` names. */
export const shells = known.filter((name) => demandedPrograms.includes(name) || isThere(name));

/** Those that are not. */
export const missingShells = known.filter((name) => !shells.includes(name));

/** An environment in which `clawwits` is the built command, with a file in its home whose name has a space, and a session. */
export async function makeShellHome(): Promise<Record<string, string>> {
  const env = await makeHome();
  const bin = join(env['HOME'] ?? '', 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'clawwits'), `#!/bin/sh\nexec ${shellCommand()} "$@"\n`);
  await chmod(join(bin, 'clawwits'), 0o755);
  await writeFile(join(env['HOME'] ?? '', 'a file.txt'), '');
  const sessions = join(env['XDG_STATE_HOME'] ?? '', 'clawwits', 'sessions');
  await mkdir(sessions, { recursive: true });
  await writeFile(join(sessions, 'geography.jsonl'), '{"schema_version":2}\n');
  return { ...env, PATH: `${bin}:${env['PATH']}` };
}
