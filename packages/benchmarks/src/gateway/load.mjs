// The load: keep-alive sockets, each of which sends its next request when the answer to the last is whole. Written on
// bare sockets, so that it costs far less than what it measures.
// node load.mjs <port> <key> <sockets> <milliseconds> <fewest answers>; ends when both have been reached, and sends how
// many answers came, and how many were no 200.

import { connect } from 'node:net';

const [port, key, sockets, milliseconds, fewest] = process.argv.slice(2);
const body = JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'Hello' }], max_tokens: 20 });
const request = Buffer.from(
  [
    'POST /v1/chat/completions HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n'),
);

let isOver = false;
let answered = 0;
let failed = 0;

function runSocket() {
  const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
  let said = '';
  socket.on('data', (part) => {
    said += part.toString('latin1');
    const bodyAt = said.indexOf('\r\n\r\n') + 4;
    if (bodyAt === 3) return;
    const length = Number(/content-length: (\d+)/i.exec(said)?.[1]);
    if (said.length < bodyAt + length) return;
    answered += 1;
    if (!said.startsWith('HTTP/1.1 200')) failed += 1;
    said = '';
    if (isOver) socket.destroy();
    else socket.write(request);
  });
  socket.on('error', () => {
    failed += 1;
  });
}

for (let count = 0; count < Number(sockets); count++) runSocket();
const begin = performance.now();
const clock = setInterval(() => {
  const elapsed = performance.now() - begin;
  if (elapsed < Number(milliseconds) || answered < Number(fewest)) return;
  clearInterval(clock);
  isOver = true;
  process.send({ answered, failed, seconds: elapsed / 1_000 }, () => process.exit());
}, 20);
