// Every client in every scenario, interleaved in rounds, a fresh process a measurement, medians and ratios.
// node compare.mjs [--full] [--rounds N] [--only scenario,…] [--clients client,…]

import { execFileSync, fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { peerVersions } from './peers.mjs';
import { scenarios } from './scenarios.mjs';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    only: { type: 'string' },
    clients: { type: 'string' },
  },
});
const rounds = Number(values.rounds ?? (values.full ? 5 : 3));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const chosen = (all, list) => (list === undefined ? all : all.filter((name) => list.split(',').includes(name)));

const peersFolder = installPeers();
/** Clients whose package is not among the peers of this Node have left it. */
const packages = { openai: 'openai', anthropic: '@anthropic-ai/sdk', openrouter: '@openrouter/sdk', ai: 'ai' };
const clients = chosen(
  ['clawwits', 'clawwits-fetch', 'openai', 'anthropic', 'openrouter', 'ai', 'bare-fetch', 'dispatcher', 'socket'],
  values.clients,
).filter((client) => packages[client] === undefined || packages[client] in peerVersions());
const names = chosen(Object.keys(scenarios), values.only);

/** The newest peers that the running Node takes, in a folder of their own: they are not dependencies of anything. */
function installPeers() {
  const folder = here(`../.peers/node-${process.versions.node.split('.')[0]}`);
  const versions = peerVersions();
  const wanted = JSON.stringify({ private: true, dependencies: versions }, null, 2);
  if (!existsSync(`${folder}/node_modules`)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, wanted);
    // Imports resolve from where they stand.
    writeFileSync(`${folder}/load.mjs`, 'export const load = (name) => import(name);\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'ignore' });
  }
  return folder;
}

function measure(client, name, port) {
  const size = values.full ? scenarios[name].full : scenarios[name].quick;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', here('measure.mjs'), client, name, String(port), String(size), peersFolder],
    { encoding: 'utf8', timeout: 300_000 },
  );
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1));
  console.error(`${client} failed in ${name}: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return null;
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];
const format = (number) => (number === undefined ? '' : number >= 100 ? number.toFixed(0) : number.toPrecision(2));

const server = fork(here('server.mjs'), {
  env: { ...process.env, HUGE_PIECES: values.full ? '125000' : '25000' },
});
const port = await new Promise((resolve) => server.once('message', resolve));

const table = [];
for (const name of names) {
  const samples = new Map(clients.map((client) => [client, []]));
  for (let round = 0; round < rounds; round++) {
    for (const client of clients) {
      const figure = samples.get(client) && measure(client, name, port);
      if (figure === null) samples.delete(client);
      else samples.get(client)?.push(figure);
    }
  }
  const medians = new Map([...samples].map(([client, figures]) => [client, median(figures)]));
  const row = [scenarios[name].title, ...clients.map((client) => format(medians.get(client)))];
  table.push(row);
  console.error(row.join(' | '));
}
server.disconnect();

console.log(`| scenario | ${clients.join(' | ')} |`);
console.log(`| --- |${' --- |'.repeat(clients.length)}`);
for (const row of table) console.log(`| ${row.join(' | ')} |`);
console.log(
  `\nNode ${process.versions.node}, medians of ${rounds} rounds; peers: ${Object.entries(peerVersions())
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.`,
);
