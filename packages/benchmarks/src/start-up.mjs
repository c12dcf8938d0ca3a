// What it costs to start, over `node -e 0`: importing the built SDK, asking the built command for what it knows, and how
// long it takes until the first byte of its request leaves; next to other programs for Node. Fresh processes, the candidates
// interleaved, medians.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** A program that other packages bring along. */
const binary = (name, path) => join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);

/** Notes when the first byte of a request arrives, and answers it. */
let arrivedAt = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      response.end('{"userId":"u","available":1,"reserved":0,"lifetimeUsed":0}');
      return;
    }
    response.setHeader('content-type', 'text/event-stream');
    const chunk = { id: 'c', object: 'chat.completion.chunk', model: 'm' };
    const choices = [{ index: 0, delta: { content: 'hi' }, finish_reason: 'stop' }];
    response.end(`data: ${JSON.stringify({ ...chunk, choices })}\n\ndata: [DONE]\n\n`);
  });
});
server.on('connection', (socket) =>
  socket.once('data', () => {
    arrivedAt = performance.now();
  }),
);
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const home = mkdtempSync(join(tmpdir(), 'clawwits-start-up-'));
const baseURL = `http://127.0.0.1:${server.address().port}`;
const env = {
  PATH: process.env.PATH,
  HOME: home,
  CLAWWITS_API_KEY: 'cw_sk_benchmark',
  CLAWWITS_BASE_URL: baseURL,
};

const base = { name: 'node -e 0', args: ['-e', '0'], budgetMs: null };
const bareFetch = `fetch('${baseURL}/v1/wits/balance').then((answer) => answer.text())`;
const candidates = [
  base,
  { name: 'an empty ES module', args: ['--input-type=module', '-e', '0'] },
  { name: 'import the SDK', args: ['--input-type=module', '-e', `import '${pathToFileURL(esm)}'`], budgetMs: 15 },
  { name: 'require the SDK', args: ['-e', `require(${JSON.stringify(commonjs)})`], budgetMs: 15 },
  { name: 'clawwits --help', args: [command, '--help'], budgetMs: 15 },
  { name: 'clawwits --version', args: [command, '--version'], budgetMs: 15 },
  { name: 'clawwits completion words', args: [command, 'completion', 'words', '--', 'chat', '--'], budgetMs: 15 },
  { name: 'tsc --version', args: [binary('typescript', 'bin/tsc'), '--version'] },
  { name: 'vitest --version', args: [binary('vitest', 'vitest.mjs'), '--version'] },
  { name: 'clawwits balance, to its first byte', args: [command, 'balance'], budgetMs: 60, toFirstByte: true },
  { name: 'clawwits chat, to its first byte', args: [command, 'chat', 'hi'], budgetMs: 60, toFirstByte: true },
  { name: 'a bare fetch, to its first byte', args: ['-e', bareFetch], toFirstByte: true },
].map((candidate) => ({ budgetMs: null, toFirstByte: false, ...candidate, wall: [], cpu: [] }));

async function measure({ name, args, toFirstByte, wall, cpu }) {
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', reporter, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env,
  });
  let [problem, spent] = ['', ''];
  child.stderr.on('data', (text) => {
    problem += text;
  });
  child.stdio[3].on('data', (text) => {
    spent += text;
  });
  const exited = once(child, 'exit').then(([status]) => [status, performance.now()]);
  const closed = once(child, 'close');
  const [status, endedAt] = await exited;
  await closed;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${problem}`);
  wall.push((toFirstByte ? arrivedAt : endedAt) - start);
  cpu.push(Number(spent) / 1000);
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The first round fills the file system's cache.
for (const candidate of candidates) await measure({ ...candidate, wall: [], cpu: [] });
for (let round = 0; round < rounds; round++) for (const candidate of candidates) await measure(candidate);
server.close();
rmSync(home, { recursive: true });

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
