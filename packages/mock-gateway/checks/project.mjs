// A project of its own in a temporary folder, with the packed gateway in it, as somebody has who installs it.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program to its end; what it says is shown where it fails, or all of it with `isShown`. */
export function run(command, args, { cwd, env = {}, isShown = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (part) => {
        said += part;
        if (isShown) process.stdout.write(part);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${isShown ? '' : said}`));
    });
  });
}

/** Lets a function have a temporary folder. */
export async function withFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-check-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packs a package of the workspace, which must have been built; gives back the tarball. */
export async function pack(name, proof, folder) {
  if (!existsSync(join(packages, name, 'dist', proof))) {
    throw new Error(`packages/${name}/dist/${proof} is not there: run "npx -y pnpm@10.34.9 build" first.`);
  }
  const destination = join(folder, `packed-${name}`);
  await mkdir(destination);
  await run('npx', ['-y', 'pnpm@10.34.9', 'pack', '--pack-destination', destination], { cwd: join(packages, name) });
  const [file] = await readdir(destination);
  return join(destination, file);
}

/** Makes a project and installs packages in it. */
export async function installProject(folder, names) {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    '{ "name": "check", "version": "1.0.0", "private": true, "type": "module" }',
  );
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names], { cwd: folder });
  return folder;
}

/** The package that holds Node for this platform. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** Installs Node of a major version from the registry; gives back its binary. */
export async function installNode(major, folder) {
  const name = nodePackage();
  await installProject(folder, [`${name}@${major}`]);
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
