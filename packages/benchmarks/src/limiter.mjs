// How much of a tier a limiter uses in real time, over sockets: a batch saturates it for some minutes while an interactive call
// comes every few seconds. Counts answers, 429s, and how long the interactive calls waited for their turn.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { tier: { type: 'string', default: 'starter' }, minutes: { type: 'string', default: '10' } },
});
/** Requests that a tier allows in a minute. */
const rates = { free_trial: 30, starter: 300, plus: 1_000, pro: 5_000, power: 20_000 };
const { tier } = values;
const rate = rates[tier];
const minutes = Number(values.minutes);
if (!(minutes > 0) || rate === undefined) {
  console.error(`--minutes takes a number above 0, --tier one of ${Object.keys(rates).join(', ')}.`);
  process.exit(2);
}

const { Clawwits } = await import('../../sdk-ts/dist/node/index.js');
const { createLimiter } = await import('../../sdk-ts/dist/limits.js');

const server = fork(fileURLToPath(new URL('gateway/limited.mjs', import.meta.url)), [tier]);
const [{ url, apiKey }] = await once(server, 'message');
const limiter = createLimiter(tier);
const client = new Clawwits({ baseURL: url, apiKey, limiter, maxRetries: 0 });
const end = performance.now() + minutes * 60_000;
const counts = { answered: 0, refused: 0, failed: 0 };
const waits = [];

const count = (error) => {
  if (error === null) counts.answered += 1;
  else if (error.status === 429) counts.refused += 1;
  else counts.failed += 1;
};
const call = (priority) =>
  client.embeddings.create({ input: 'xin chào' }, { priority }).then(
    () => null,
    (error) => error,
  );

const controller = new AbortController();
const worker = async () => {
  while (performance.now() < end) {
    const error = await client.embeddings
      .create({ input: 'xin chào' }, { priority: 'bulk', signal: controller.signal })
      .then(
        () => null,
        (problem) => problem,
      );
    if (performance.now() < end) count(error);
  }
};
const interactive = async () => {
  while (performance.now() < end - 10_000) {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const startedAt = performance.now();
    count(await call('interactive'));
    waits.push(performance.now() - startedAt);
  }
};
setTimeout(() => controller.abort(), minutes * 60_000);
await Promise.all([interactive(), ...Array.from({ length: 64 }, worker)]);
server.disconnect();

const used = (100 * counts.answered) / (rate * minutes);
console.log(`${tier}, ${minutes} minutes: ${used.toFixed(1)} % of ${rate} requests a minute`);
console.log(`429: ${counts.refused}, other failures: ${counts.failed}`);
console.log(`interactive calls took ${Math.max(...waits).toFixed(0)} ms at most, their answer included`);
