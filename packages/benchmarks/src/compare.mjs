// Every client in every scenario, interleaved in rounds, a fresh process a measurement; figures and ratios.
// node compare.mjs [--full] [--rounds N] [--minutes N] [--only scenario,…] [--clients client,…]

import { execFileSync, fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { peerVersions } from './peers.mjs';
import { scenarios } from './scenarios.mjs';
import { bundleSize, importTime, installedSize, isPackage } from './weights.mjs';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    minutes: { type: 'string' },
    only: { type: 'string' },
    clients: { type: 'string' },
  },
});
const roundsWanted = Number(values.rounds ?? (values.full ? 5 : 3));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const chosen = (all, list) => (list === undefined ? all : all.filter((name) => list.split(',').includes(name)));

const peersFolder = installPeers();
/** Clients whose package is not among the peers of this Node have left it. */
const packages = { openai: 'openai', anthropic: '@anthropic-ai/sdk', openrouter: '@openrouter/sdk', ai: 'ai' };
const clients = chosen(
  [
    'clawwits',
    'clawwits-fetch',
    'openai',
    'anthropic',
    'openrouter',
    'ai',
    'bare-fetch',
    'same-request',
    'node-dispatcher',
    'dispatcher',
    'socket',
  ],
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
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', here('measure.mjs'), client, name, String(port), values.full ? 'full' : 'quick', peersFolder],
    { encoding: 'utf8', timeout: 300_000 },
  );
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1));
  console.error(`${client} failed in ${name}: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return null;
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];
const format = (number) => (number === undefined ? '' : number >= 100 ? number.toFixed(0) : number.toPrecision(2));

/** What stands for several measurements: of times the least, since what disturbs only adds; of memory the median. */
function figureOf(samples, { measures }) {
  if (!(samples?.length > 0)) return undefined;
  return measures === 'rss' ? median(samples) : Math.min(...samples);
}

/** `40 (1.4)`: the figure, and its ratio to the floor of everything that runs on undici. */
function formatCell(figure, floor) {
  const ratio = figure !== undefined && floor > 0 ? ` (${(figure / floor).toFixed(2)})` : '';
  return format(figure) + ratio;
}

const server = fork(here('server.mjs'), {
  env: { ...process.env, ...(values.full ? { HUGE_PIECES: '125000', PACED_PIECES: '200' } : {}) },
});
const port = await new Promise((resolve) => server.once('message', resolve));

/** The samples of each client in each scenario; `null` where it does not do that. */
const samples = new Map(names.map((name) => [name, new Map(clients.map((client) => [client, []]))]));
const imports = new Map(clients.filter(isPackage).map((client) => [client, []]));
const empty = [];
const startedAt = performance.now();
const isTimeUp = () => values.minutes !== undefined && performance.now() - startedAt > Number(values.minutes) * 60_000;

let rounds = 0;
for (; rounds < roundsWanted && !(rounds > 0 && isTimeUp()); rounds++) {
  for (const [name, row] of samples) {
    for (const [client, figures] of row) {
      // Of a round that the time did not suffice for, what is measured counts.
      if (figures === null || (rounds > 0 && isTimeUp())) continue;
      const figure = measure(client, name, port);
      if (figure === null) row.set(client, null);
      else figures.push(figure);
    }
  }
  for (let turn = 0; turn < 5; turn++) {
    empty.push(importTime('nothing', peersFolder));
    for (const [client, figures] of imports) figures.push(importTime(client, peersFolder));
  }
}
server.disconnect();

const table = names.map((name) => {
  const row = samples.get(name);
  const figure = (client) => figureOf(row.get(client), scenarios[name]);
  return [scenarios[name].title, ...clients.map((client) => formatCell(figure(client), figure('dispatcher')))];
});
if (values.only === undefined) {
  const overNode = (client) => {
    const figures = imports.get(client)?.filter((figure) => figure !== undefined) ?? [];
    return figures.length === 0 ? undefined : Math.max(0, median(figures) - median(empty));
  };
  const bundles = await Promise.all(clients.map((client) => bundleSize(client, peersFolder)));
  table.push(['import over an empty module, ms CPU', ...clients.map((client) => format(overNode(client)))]);
  table.push(['browser bundle of one streamed chat, kB after gzip', ...bundles.map(format)]);
  table.push(['installed, MB', ...clients.map((client) => format(installedSize(client, peersFolder)))]);
}

console.log(`| scenario | ${clients.join(' | ')} |`);
console.log(`| --- |${' --- |'.repeat(clients.length)}`);
for (const row of table) console.log(`| ${row.join(' | ')} |`);
console.log(
  `\nNode ${process.versions.node}, the least of up to ${rounds} rounds, of memory the median; in brackets the ratio to undici's dispatcher. Load of the ` +
    `machine at the end: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} processors. Peers: ${Object.entries(
      peerVersions(),
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
);
