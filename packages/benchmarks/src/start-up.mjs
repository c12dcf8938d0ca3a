// What it costs to start: importing the built SDK, and asking the built command for its help, each over `node -e 0`.
// Fresh processes, the candidates interleaved, medians.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds takes a whole number of 1 or more.');
  process.exit(2);
}

const built = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const esm = built('sdk-ts/dist/node/index.js');
const commonjs = built('sdk-ts/dist/node/index.cjs');
const command = built('cli/bin/clawwits.cjs');
const reporter = fileURLToPath(new URL('report-cpu.cjs', import.meta.url));

for (const path of [esm, commonjs, built('cli/dist/clawwits.cjs')]) {
  if (existsSync(path)) continue;
  console.error(`${path} is missing: build first, with npx -y pnpm@10.34.9 build:js`);
  process.exit(1);
}

const base = { name: 'node -e 0', args: ['-e', '0'], budgetMs: null };
const candidates = [
  base,
  { name: 'an empty ES module', args: ['--input-type=module', '-e', '0'], budgetMs: null },
  { name: 'import the SDK', args: ['--input-type=module', '-e', `import '${pathToFileURL(esm)}'`], budgetMs: 15 },
  { name: 'require the SDK', args: ['-e', `require(${JSON.stringify(commonjs)})`], budgetMs: 15 },
  { name: 'clawwits --help', args: [command, '--help'], budgetMs: 25 },
].map((candidate) => ({ ...candidate, wall: [], cpu: [] }));

function measure({ name, args, wall, cpu }) {
  const start = performance.now();
  const { status, output, error } = spawnSync(process.execPath, ['--require', reporter, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${error ?? output[2]}`);
  wall.push(took);
  cpu.push(Number(output[3]) / 1000);
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The first round fills the file system's cache.
for (const candidate of candidates) measure({ ...candidate, wall: [], cpu: [] });
for (let round = 0; round < rounds; round++) for (const candidate of candidates) measure(candidate);

const [{ wall: baseWall, cpu: baseCpu }] = candidates;
const ms = (number) => number.toFixed(1);
const rows = candidates.map(({ name, wall, cpu, budgetMs }) => [
  name,
  ms(median(wall)),
  ms(median(wall) - median(baseWall)),
  ms(median(cpu)),
  ms(median(cpu) - median(baseCpu)),
  budgetMs === null ? '' : `≤ ${budgetMs}`,
]);
const head = ['start-up, ms', 'wall', 'over node', 'CPU', 'over node', 'budget'];
const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
const line = (row) =>
  row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('   ');

console.log(line(head));
for (const row of rows) console.log(line(row));
console.log(`Medians of ${rounds} rounds on Node ${process.versions.node}.`);
