import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendError, sendJson, startFaultServer } from '../../support/fault-server.ts';
import { makeFolder, makeHome, readRecord, runShell, shellCommand } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return { server, env: { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey } };
}

describe('api', () => {
  it('gets a path with the key, and prints the answer as it came', async () => {
    const { server, env } = await startGateway({ wits: 12 });
    const { stdout, stderr, exitCode } = await runInside(['api', 'get', '/v1/wits/balance'], { env });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ available: 12 });
    expect(server.gateway.calls).toMatchObject([{ endpoint: 'witsBalance', status: 200 }]);
  });

  it('gives the answer in the record, as data', async () => {
    const { env } = await startGateway({ wits: 12 });
    const record = readRecord(await runInside(['api', 'GET', '/v1/wits/balance', '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({
      command: 'api',
      data: { status: 200, request_id: expect.any(String), body: { available: 12 } },
    });
  });

  it('posts a body from the arguments, a file or standard input', async () => {
    const { server, env } = await startGateway();
    const path = join(await makeFolder(), 'body.json');
    await writeFile(path, '{"input":"two"}');
    const post = (data: string, input?: string) =>
      runInside(['api', 'POST', '/v1/embeddings', '-d', data], { env, ...(input !== undefined && { input }) });
    const codes = [await post('{"input":"one"}'), await post(`@${path}`), await post('@-', '{"input":"three"}')];
    expect(codes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(server.gateway.calls.map(({ body }) => body)).toEqual([
      { input: 'one' },
      { input: 'two' },
      { input: 'three' },
    ]);
  });

  it('prints a stream as it comes', async () => {
    const { env } = await startGateway({ answer: 'one two' });
    const data = JSON.stringify({ messages: [{ role: 'user', content: 'hi' }], stream: true });
    const { stdout, exitCode } = await runInside(['api', 'POST', '/v1/chat/completions', '-d', data], { env });
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split('\n\n').at(-1)).toBe('data: [DONE]');
  });

  it('loses nothing of a text that ends within a character', async () => {
    const server = await startFaultServer((response) => {
      response.setHeader('content-type', 'text/plain').end(Buffer.from('cà phê').subarray(0, -1));
    });
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    expect((await runInside(['api', 'GET', '/v1/notes'], { env })).stdout).toBe('cà ph\ufffd\n');
    const record = readRecord(await runInside(['api', 'GET', '/v1/notes', '--json'], { env }));
    expect(record).toMatchObject({ data: { body: 'cà ph\ufffd', bytes: 7 } });
  });

  it('adds a query', async () => {
    const server = await startFaultServer((response) => sendJson(response, 200, {}));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    await runInside(['api', 'GET', '/v1/usage', '-q', 'days=30', '--query', 'a=b=c d'], { env });
    expect(server.requests).toEqual(['GET /v1/usage?days=30&a=b%3Dc+d']);
  });

  it.each([
    [401, 'unauthorized', 3],
    [404, 'not_found', 7],
    [402, 'insufficient_wits', 4],
  ])('ends as every command does: %d', async (status, code, exitCode) => {
    const server = await startFaultServer((response) => sendError(response, status, code));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    const finished = await runInside(['api', 'POST', '/v1/other', '-d', '{}', '--json'], { env });
    expect(readRecord(finished)).toMatchObject({ exit_code: exitCode, error: { code } });
  });

  it.each([
    ['another address', ['GET', 'https://other.example/v1']],
    ['another address without a scheme', ['GET', '//other.example/v1']],
    ['another address of browsers', ['GET', '/\\other.example/v1']],
    ['another method', ['PATCH', '/v1']],
    ['a body that is no JSON', ['POST', '/v1', '-d', '{']],
    ['a body that is no object', ['POST', '/v1', '-d', '1']],
    ['a file that is not there', ['POST', '/v1', '-d', '@/nowhere/body.json']],
    ['an invalid query', ['GET', '/v1', '-q', 'days']],
    ['a body with GET', ['GET', '/v1', '-d', '{}']],
  ])('refuses %s, and sends nothing', async (_name, args) => {
    const server = await startFaultServer((response) => sendJson(response, 200, {}));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    expect((await runInside(['api', ...args], { env })).exitCode).toBe(2);
    expect(server.requests).toEqual([]);
  });

  describe('with an answer that is no text', () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));

    async function startImages() {
      const server = await startFaultServer((response) => {
        response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length });
        response.end(bytes);
      });
      return { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    }

    it('writes a file of it, byte for byte', async () => {
      const path = join(await makeFolder(), 'image.png');
      const finished = await runInside(['api', 'GET', '/v1/image', '-o', path], { env: await startImages() });
      expect(finished).toEqual({ stdout: '', stderr: '', exitCode: 0 });
      expect((await readFile(path)).equals(bytes)).toBe(true);
    });

    it('sends it through a pipe, byte for byte', async () => {
      const path = join(await makeFolder(), 'image.png');
      const env = { ...(await makeHome()), ...(await startImages()) };
      const finished = await runShell(`${shellCommand()} api GET /v1/image | cat > '${path}'`, env);
      expect(finished).toEqual({ stdout: '', stderr: '', exitCode: 0 });
      expect((await readFile(path)).equals(bytes)).toBe(true);
    });

    it('writes none of it to a terminal, and says where to', async () => {
      const finished = await runInside(['api', 'GET', '/v1/image'], { env: await startImages(), columns: 80 });
      expect(finished).toMatchObject({ stdout: '', exitCode: 1 });
      expect(finished.stderr).toContain('The answer is image/png, and not written to a terminal.');
      expect(finished.stderr).toContain('hint: Save it with -o <file>, or send it through a pipe.');
    });

    it('holds it in the record', async () => {
      const record = readRecord(await runInside(['api', 'GET', '/v1/image', '--json'], { env: await startImages() }));
      expectResult(record);
      expect(record['data']).toEqual({
        status: 200,
        request_id: null,
        content_type: 'image/png',
        bytes: bytes.length,
        body: null,
        body_base64: bytes.toString('base64'),
      });
    });

    it('keeps the part that came before it broke off', async () => {
      const server = await startFaultServer((response) => {
        response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': bytes.length });
        response.write(bytes.subarray(0, 1_000), () => response.destroy());
      });
      const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
      const path = join(await makeFolder(), 'sound.mp3');
      const { exitCode, stderr } = await runInside(['api', 'POST', '/v1/speech', '-d', '{}', '-o', path], { env });
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 6, stderr: expect.stringContaining('error:') });
      expect((await readFile(`${path}.partial`)).equals(bytes.subarray(0, 1_000))).toBe(true);
      await expect(readFile(path)).rejects.toThrow('ENOENT');
    });
  });
});
