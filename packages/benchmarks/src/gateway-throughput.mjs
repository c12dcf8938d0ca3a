// What the local gateway serves, next to a bare node:http handler that parses and answers JSON, in turns; and how many
// streams it holds open at once. Needs a build.
// node gateway-throughput.mjs [--rounds N] [--seconds N] [--sockets N] [--streams N]

import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    sockets: { type: 'string', default: '32' },
    streams: { type: 'string', default: '1000' },
  },
});
const candidates = ['bare', 'gateway'];

const start = (name, ...args) => fork(fileURLToPath(new URL(`gateway/${name}.mjs`, import.meta.url)), args.map(String));

/** The next message of a process. */
function messageOf(child) {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`A process ended with ${code} before it reported anything.`)));
  });
}

async function usageOf(server) {
  server.send('usage');
  return messageOf(server);
}

async function load(server, { port, key }, seconds, fewest) {
  const { cpu: before } = await usageOf(server);
  const load = await messageOf(start('load', port, key, values.sockets, seconds * 1_000, fewest));
  const { cpu: after } = await usageOf(server);
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.answered} answers failed.`);
  const cpu = after.user - before.user + after.system - before.system;
  return { rate: load.answered / load.seconds, cpuMicroseconds: cpu / load.answered };
}

/** Answers after which a server has been compiled, not only interpreted. */
const warmUp = 20_000;

/** Runs one candidate in fresh processes, after a warm-up. */
async function measure(candidate) {
  const server = start('server', candidate);
  try {
    const started = await messageOf(server);
    await load(server, started, 0, warmUp);
    return await load(server, started, Number(values.seconds), 0);
  } finally {
    server.kill();
  }
}

async function holdStreams() {
  const server = start('server', 'gateway', 'paced');
  try {
    const { port, key } = await messageOf(server);
    const { open, milliseconds } = await messageOf(start('streams', port, key, values.streams));
    const { rss } = await usageOf(server);
    return { open, milliseconds, rss };
  } finally {
    server.kill();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const measured = Object.fromEntries(candidates.map((name) => [name, []]));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const candidate of candidates) measured[candidate].push(await measure(candidate));
}

const rows = candidates.map((candidate) => ({
  candidate,
  'requests a second': Math.round(median(measured[candidate].map(({ rate }) => rate))),
  'CPU a request, µs': Math.round(median(measured[candidate].map(({ cpuMicroseconds }) => cpuMicroseconds))),
}));
console.table(rows);
const ratio = median(measured.gateway.map(({ rate }, round) => rate / measured.bare[round].rate));
const cpuRatio = median(
  measured.gateway.map((one, round) => measured.bare[round].cpuMicroseconds / one.cpuMicroseconds),
);
console.log(`gateway / bare: ${ratio.toFixed(2)} in requests a second, ${cpuRatio.toFixed(2)} by CPU time`);
const { open, milliseconds, rss } = await holdStreams();
console.log(
  `${open} streams open at once, each with its first event, after ${Math.round(milliseconds)} ms; ${Math.round(rss / 1_048_576)} MB`,
);
console.log(
  `load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
