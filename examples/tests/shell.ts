import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { type Ran, run } from './run.ts';

const programOf = (name: string) => `exec ${process.execPath} ${join(inject('programs'), `${name}.mjs`)} "$@"`;
const clawwits = programOf('clawwits');
// A gateway that would run until somebody ends it proves that its arguments are right, and ends at once.
const gateway = `case "$*" in *--exec*|*--help*) ;; *) set -- "$@" --port 0 --exec true ;; esac
${programOf('gateway-command')}`;

/** What stands in the place of programs that would need a build, or a registry that knows the packages. */
const programs: Record<string, string> = {
  clawwits,
  'clawwits-mock-gateway': gateway,
  // Nothing is downloaded: the packages run as bundled here, and scripts of the root are checked by name.
  npx: `[ "$1" = -y ] && shift
case "$1" in
  @clawwits/mock-gateway) shift; ${gateway} ;;
  @clawwits/cli|clawwits) shift; ${clawwits} ;;
  pnpm@*) echo "left to the checks: $*" ;;
  *) echo "npx: $1 is not known here" >&2; exit 127 ;;
esac`,
  npm: 'echo "left to the checks: npm $*"',
  git: 'echo "left to the checks: git $*"',
};

/** A shell in which the documentation's lines run. */
export interface Shell {
  run(lines: string, env?: NodeJS.ProcessEnv): Promise<Ran>;
  /** A folder of its own. */
  readonly folder: string;
}

/** Opens a shell with folders of its own, for the test that is running. */
export async function openShell(): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-shell-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/bash\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const own = {
    PATH: `${bin}:${process.env['PATH']}`,
    CLAWWITS_STATE_DIR: join(folder, 'state'),
    CLAWWITS_CONFIG_DIR: join(folder, 'config'),
  };
  return {
    folder,
    // As GitHub Actions runs a step that says "shell: bash".
    run: (lines, env = {}) =>
      run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', lines], { ...own, ...env }, folder),
  };
}
