// The benchmarks in one command: the quick form in under five minutes on the running Node, or everything on several.
// node bench.mjs [--full]

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installNode } from '../../mock-gateway/checks/project.mjs';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

if (!existsSync(here('../../sdk-ts/dist/node/index.js')) || !existsSync(here('../../cli/dist/clawwits.cjs'))) {
  console.error('There is no build to measure: build first, with npx -y pnpm@10.34.9 build:js');
  process.exit(1);
}

/** Runs a benchmark; what it prints is the result. */
function run(node, file, ...args) {
  const { status } = spawnSync(node, [here(file), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

/** Several peers have left Node 20, so the whole comparison takes newer ones too. */
const newer = [24, 26];

if (values.full) {
  const installed = await Promise.all(newer.map((major) => installNode(major, here(`../.peers/node-binary-${major}`))));
  for (const node of [process.execPath, ...installed]) {
    run(node, 'start-up.mjs');
    run(node, 'compare.mjs', '--full');
  }
} else {
  run(process.execPath, 'start-up.mjs', '--rounds', '5');
  run(process.execPath, 'compare.mjs', '--minutes', '3');
}
