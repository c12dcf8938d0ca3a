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
/** What disturbs only adds, so that of several parts the least counts; a compiler that is not done yet disturbs too. */
const parts = scenario.measures === 'rss' ? 1 : Math.min(4, scenario[form]);
let least = Number.POSITIVE_INFINITY;
for (let part = 0; part < parts; part++) {
  const cpuBefore = process.cpuUsage();
  const result = await scenario.run(client, Math.floor(scenario[form] / parts));
  const { user, system } = process.cpuUsage(cpuBefore);
  least = Math.min(least, scenario.measures === 'inner' ? result : (user + system) / result);
}
clearInterval(watch);

const figure = scenario.measures === 'rss' ? (rssMost - rssBefore) / 1_048_576 : least;
console.log(JSON.stringify(figure * (scenario.scale ?? 1)));
process.exit();
