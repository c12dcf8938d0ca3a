// Builds and packs the published packages, and installs the tarballs with npm: in a project's folder, or with --global.
// For as long as they are not on the npm registry.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const published = ['sdk-ts', 'mock-gateway', 'batch', 'cli'];
const usage =
  'Name the folder of the project to install into, or --global:\n  npx -y pnpm@10.34.9 install-packed ../my-app';

/** Ends the script with a message and a command's own output. */
function fail(message, output = '') {
  process.stderr.write(`${output}${output === '' || output.endsWith('\n') ? '' : '\n'}${message}\n`);
  process.exit(1);
}

/** Runs a program quietly; its output is shown only if it fails. */
function run(step, file, args, cwd) {
  process.stdout.write(`${step}…\n`);
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) fail(`${file} could not be started: ${error.message}`);
  if (status !== 0) fail(`${step} failed: ${file} ${args.join(' ')}`, stdout + stderr);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { global: { type: 'boolean', short: 'g' }, 'no-build': { type: 'boolean' } },
});
const [folder] = positionals;
if ((folder === undefined) === (values.global !== true)) fail(usage);
// pnpm runs scripts in the workspace's root; a relative folder is meant from where the user is.
const project = folder === undefined ? root : resolve(process.env.INIT_CWD ?? process.cwd(), folder);
if (!existsSync(project)) fail(`There is no folder ${project}.`);

const pnpm = ['-y', 'pnpm@10.34.9'];
if (values['no-build'] !== true) run('Building', 'npx', [...pnpm, 'build'], root);
const tarballs = join(root, 'tarballs');
rmSync(tarballs, { recursive: true, force: true });
mkdirSync(tarballs);
for (const name of published) {
  run(`Packing ${name}`, 'npx', [...pnpm, 'pack', '--pack-destination', tarballs], join(root, 'packages', name));
}
// All in one call: each finds the others among them instead of on the registry.
const files = readdirSync(tarballs).map((name) => join(tarballs, name));
const target = values.global === true ? ['--global'] : [];
run('Installing', 'npm', ['install', '--no-audit', '--no-fund', ...target, ...files], project);
process.stdout.write(
  `Installed ${values.global === true ? 'globally' : `in ${project}`}, from the tarballs in ${tarballs}.\n`,
);
