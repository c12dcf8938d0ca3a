// The main job, through the built command: the balance, a chat that streams into the terminal, the balance again.
// The gateway is the one inside the command, so nothing leaves this machine, and the money is play money.

import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, styleText } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'packages/cli/bin/clawwits.cjs');
const hasColor = process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
const paint = (style, text) => (hasColor ? styleText(style, text) : text);
const say = (text = '') => console.log(text);
// Whoever reads may stop reading, "| head" for one.
process.stdout.on('error', () => process.exit());

const packages = (names) => names.map((name) => join(root, 'packages', name));
const stamp = join(root, 'node_modules/.cache/clawwits-demo');

/** A print of what is built from and of what was built: where it is the same as last time, so is the build. */
async function fingerprint() {
  const hash = createHash('sha256');
  const sources = packages(['contract', 'sdk-ts', 'mock-gateway', 'cli']);
  for (const folder of [...sources.map((path) => join(path, 'src')), ...packages(['mock-gateway/dist', 'cli/dist'])]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(await readFile(file));
  }
  for (const folder of sources) {
    for (const name of ['package.json', 'tsup.config.ts']) {
      hash.update(await readFile(join(folder, name)).catch(() => 'none'));
    }
  }
  return hash.update(await readFile(join(root, 'pnpm-lock.yaml'))).digest('hex');
}

/** Builds what the command is made of, unless that would change nothing: the demo never shows yesterday's code. */
async function build() {
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (last === (await fingerprint())) return;
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js');
  await Promise.all(
    packages(['mock-gateway', 'cli']).map((cwd) => promisify(execFile)(process.execPath, [tsup], { cwd })),
  );
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, await fingerprint());
}

/** Runs the command as somebody would type it, its streams on this terminal. */
function clawwits(args, env) {
  const typed = args.map((arg) => (/^[\w-]+$/.test(arg) ? arg : `"${arg}"`)).join(' ');
  say(`${paint('green', '$')} ${paint('bold', `clawwits ${typed}`)}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(say()) : reject(new Error(`clawwits ${args[0]} ended with exit code ${code}.`)),
    );
  });
}

try {
  await build();
} catch (error) {
  console.error(`The packages could not be built.\n${error.stdout ?? ''}${error.stderr ?? error}`);
  process.exit(1);
}

// A wallet of its own: full at each start, and yours stays as it is.
const state = await mkdtemp(join(tmpdir(), 'clawwits-demo-'));
const env = { CLAWWITS_STATE_DIR: join(state, 'state'), CLAWWITS_CONFIG_DIR: join(state, 'config') };

try {
  await clawwits(['balance', '--sandbox'], env);
  await clawwits(['chat', 'Hello! Who is there?', '--sandbox'], env);
  await clawwits(['balance', '--sandbox'], env);

  say('That was the whole way: a command, a gateway that checks and bills, a wallet that remembers.');
  say();
  say('Next:');
  say(`  ${paint('cyan', 'npx -y pnpm@10.34.9 test')}   runs the tests`);
  say(`  ${paint('cyan', 'README.md')}                  the same from TypeScript, in eight lines`);
  say();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(state, { recursive: true, force: true });
}
