// One candidate in a process of its own: the gateway, or the least that any handler does: read, parse, answer JSON.
// node server.mjs <bare|gateway>; asked by message, it tells what CPU time it has used.

import { createServer } from 'node:http';

const bareAnswer = {
  id: 'chatcmpl-bench',
  object: 'chat.completion',
  created: 1_800_000_000,
  model: 'bench-1',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello! How can I help?' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 },
};

async function startBare() {
  const server = createServer((incoming, outgoing) => {
    const parts = [];
    incoming.on('data', (part) => parts.push(part));
    incoming.on('end', () => {
      const asked = JSON.parse(Buffer.concat(parts).toString());
      const body = JSON.stringify({ ...bareAnswer, model: asked.model });
      outgoing
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, key: 'none' };
}

async function startGateway() {
  const { startServer } = await import('../../../mock-gateway/dist/server.js');
  const { url, apiKey } = await startServer({
    // More than the tier "max" allows: what is measured is the gateway, not its limit.
    tier: 'enterprise',
    wits: 1_000_000_000_000,
    latency: process.argv[3] === 'paced' ? { tokensPerSecond: 10 } : {},
  });
  return { port: Number(new URL(url).port), key: apiKey };
}

const started = await (process.argv[2] === 'bare' ? startBare() : startGateway());
process.on('message', () => process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
process.send(started);
