import { setImmediate as turn } from 'node:timers/promises';
import { Clawwits } from '../../src/index.ts';
import { chosenWay } from './chosen-way.ts';

// Reads a long stream with a pause at each event, and prints by how much the process grew meanwhile.
const client = new Clawwits(chosenWay());
const stream = await client.chat.completions.create({ messages: [{ role: 'user', content: 'Hi' }], stream: true });

let characters = 0;
let events = 0;
let startBytes = 0;
let peakBytes = 0;
for await (const chunk of stream) {
  characters += chunk.choices[0]?.delta.content?.length ?? 0;
  events += 1;
  await turn();
  if (events % 100 !== 0) continue;
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  if (events === 300) startBytes = rss;
  peakBytes = Math.max(peakBytes, rss);
}
process.stdout.write(JSON.stringify({ characters, grewBytes: peakBytes - startBytes }));
