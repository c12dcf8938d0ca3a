// Opens so many streams at once, waits until each has received its first event, and counts how many are open then.
// node streams.mjs <port> <key> <count>

import { connect } from 'node:net';

const [port, key, count] = process.argv.slice(2);
const body = JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], stream: true, max_tokens: 200 });
const request = [
  'POST /v1/chat/completions HTTP/1.1',
  'host: 127.0.0.1',
  `authorization: Bearer ${key}`,
  `content-length: ${Buffer.byteLength(body)}`,
  '',
  body,
].join('\r\n');

let closed = 0;
const begin = performance.now();

/** Resolves with the first event; the stream stays open. */
function openStream() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    let said = '';
    socket.on('data', (part) => {
      said += part.toString('latin1');
      if (said.includes('data: {')) resolve();
    });
    socket.on('error', reject).on('close', () => {
      closed += 1;
    });
  });
}

await Promise.all(Array.from({ length: Number(count) }, openStream));
process.send({ open: Number(count) - closed, milliseconds: performance.now() - begin }, () => process.exit());
