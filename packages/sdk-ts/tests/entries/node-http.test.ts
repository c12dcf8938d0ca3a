import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { startServer } from '@clawwits/mock-gateway/server';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpDispatcher } from '../../src/node-http.ts';
import { failureOf, hello, helloStream, openClient } from '../support/client.ts';
import { sayChunk } from '../support/golden.ts';
import { answer, chunk, chunkedStreamHead } from '../support/http-bytes.ts';
import { expectSoon } from '../support/patience.ts';
import { startRawServer } from '../support/raw-server.ts';
import { runChild } from '../support/run-child.ts';
import { testCertificate } from '../support/test-certificate.ts';

// What every way must do, this one does in the other tests too; here is what is its own.
const way = { name: 'node:http', options: async () => ({ dispatcher: createHttpDispatcher() }) };

/** Puts TLS in front of a port; counts the connections that are established. */
async function startTls(port: number) {
  const accepted = { count: 0 };
  const server = createServer(testCertificate, (socket) => {
    accepted.count += 1;
    const inner = connect(port, '127.0.0.1');
    socket.on('error', () => inner.destroy()).pipe(inner);
    inner.on('error', () => socket.destroy()).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { accepted, url: `https://localhost:${(server.address() as { port: number }).port}` };
}

it('speaks TLS with whom the system trusts, and ends with its last word', async () => {
  await using gateway = await startServer({ answer: 'Xin chào!' });
  const { url, accepted } = await startTls(Number(new URL(gateway.url).port));
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-certificate-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'certificate.pem');
  await writeFile(file, testCertificate.cert);
  await expectSoon(1_500, async () => {
    accepted.count = 0;
    const { stdout, stderr, lingeredMs } = await runChild('children/call-and-end.ts', {
      CLAWWITS_BASE_URL: url,
      CLAWWITS_API_KEY: gateway.apiKey,
      NODE_EXTRA_CA_CERTS: file,
      BY: 'node:http',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ text: 'Xin chào!', streamed: 'Xin chào!', failed: 'not_found' });
    // Four calls share connections; the stream that was left may have taken one along.
    expect(accepted.count).toBeLessThanOrEqual(2);
    return lingeredMs;
  });
});

it('sends nothing to whom the system does not trust', async () => {
  await using server = await startRawServer();
  const { url } = await startTls(server.port);
  const client = await openClient(url, way, { maxRetries: 0 });
  const error = await failureOf(client.chat.completions.create(hello));
  expect(error).toMatchObject({ code: 'connection_failed', maybeBilled: false });
  expect(error.message).toContain('self-signed certificate');
  expect(server.requests).toHaveLength(0);
});

it('hands out all that had arrived before a cut, however late it is read', async () => {
  const pieces = Array.from({ length: 3_000 }, (_, index) => `${index} ${'x'.repeat(90)} `);
  await using server = await startRawServer(async ({ write, end }) => {
    await write(chunkedStreamHead);
    await write(Buffer.concat(pieces.map((piece) => chunk(sayChunk(piece)))));
    end();
  });
  const client = await openClient(server.url, way);
  const stream = await client.chat.completions.create(helloStream);
  let text = '';
  const read = async () => {
    for await (const chunk of stream) {
      // The sender has long gone when the second event is looked at.
      if (text === '') await new Promise((resolve) => setTimeout(resolve, 100));
      text += chunk.choices[0]?.delta.content ?? '';
    }
  };
  expect(await failureOf(read())).toMatchObject({ code: 'stream_cut' });
  expect(text.length).toBe(pieces.join('').length);
  expect(text).toBe(pieces.join(''));
});

it('writes headers byte for byte, next to a body of other letters', async () => {
  await using server = await startRawServer(({ write }) => write(answer(400, '{}')));
  const client = await openClient(server.url, way, { headers: { 'x-name': 'Gr\u00fc\u00dfe' } });
  await failureOf(client.chat.completions.create(hello));
  expect(server.requests[0]?.headers['x-name']).toBe('Gr\u00fc\u00dfe');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({ messages: hello.messages });
});
