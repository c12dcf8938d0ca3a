// One client in one scenario, in a process of its own. Prints what was measured as JSON.
// node measure.mjs <client> <scenario> <port> quick|full <folder of the peers>

import { pathToFileURL } from 'node:url';
import { scenarios } from './scenarios.mjs';

const [clientName, scenarioName, port, form, peersFolder] = process.argv.slice(2);
const scenario = scenarios[scenarioName];
const { load } = await import(pathToFileURL(`${peersFolder}/load.mjs`).href);

const { open } = await import(`./clients/${clientName}.mjs`);
const client = await open(`http://127.0.0.1:${port}/${scenario.mode}`, load);
if (client[scenario.needs] === undefined) {
  console.log('null');
  process.exit();
}

if (scenario.warmUp[form] > 0) await scenario.run(client, scenario.warmUp[form]);
globalThis.gc?.();
const rssBefore = process.memoryUsage.rss();
let rssMost = rssBefore;
const watch =
  scenario.measures === 'rss' &&
  setInterval(() => {
    rssMost = Math.max(rssMost, process.memoryUsage.rss());
  }, 20);
const cpuBefore = process.cpuUsage();
const result = await scenario.run(client, scenario[form]);
const { user, system } = process.cpuUsage(cpuBefore);
clearInterval(watch);

const figures = {
  cpu: (user + system) / result,
  inner: result,
  rss: (rssMost - rssBefore) / 1_048_576,
};
console.log(JSON.stringify(figures[scenario.measures] * (scenario.scale ?? 1)));
process.exit();
