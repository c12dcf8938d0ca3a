import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { Interruption } from '../../../src/errors/interruption.ts';
import { readRecord, startCommand } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

it.each([['--json'], ['--output-format json'], ['--output-format=stream-json']])(
  'gateway %s prints one record as soon as it listens: where, and with which key',
  async (words) => {
    const ending = new AbortController();
    let shown: (text: string) => void = () => undefined;
    const first = new Promise<string>((resolve) => {
      shown = resolve;
    });
    const options = { signal: ending.signal, onStdout: (text: string) => shown(text) };
    const finished = runInside(['gateway', ...words.split(' '), '--port', '0', '--wits', '77'], options);
    const record = readRecord({ stdout: await first });
    expectResult(record);
    const { base_url: url, api_key: key } = record['data'] as { base_url: string; api_key: string };
    const env = { CLAWWITS_BASE_URL: url, CLAWWITS_API_KEY: key };
    expect((await runInside(['balance', '--field', 'data.available'], { env })).stdout).toBe('77\n');
    ending.abort(new Interruption('SIGINT'));
    const { stdout, exitCode } = await finished;
    expect(exitCode).toBe(0);
    expect(readRecord({ stdout })).toEqual(record);
  },
);

it('gateway --json is one record where it fails, too', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void taken.close());
  const port = String((taken.address() as AddressInfo).port);
  const failures = [
    { args: ['--port', port], exitCode: 1, code: 'gateway_failed' },
    { args: ['--tier', 'none'], exitCode: 2, code: 'usage' },
    { args: ['--exec', 'true'], exitCode: 2, code: 'usage' },
  ];
  for (const { args, exitCode, code } of failures) {
    const record = readRecord(await runInside(['gateway', ...args, '--json']));
    expectResult(record);
    expect(record).toMatchObject({
      command: 'gateway',
      exit_code: exitCode,
      error: { code, hint: expect.any(String) },
    });
  }
});

it('gateway takes the text format as well, and no other', async () => {
  const signal = AbortSignal.abort(new Interruption('SIGINT'));
  const text = await runInside(['gateway', '--port', '0', '--output-format', 'text'], { signal });
  expect(text).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('listens on http') });
  const unknown = await runInside(['gateway', '--output-format', 'xml']);
  expect(unknown).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('text, json, stream-json'),
  });
});

it('gateway --help explains itself, in text and as a record', async () => {
  const { stdout } = await runInside(['gateway', '--help']);
  for (const option of ['--port', '--json']) expect(stdout).toContain(option);
  expect(readRecord(await runInside(['gateway', '--help', '--json']))).toMatchObject({ ok: true });
});

it('gateway --fault reset:2 resets the connection, as a client sees by ECONNRESET', async () => {
  const { child } = await startCommand(['gateway', '--json', '--port', '0', '--fault', 'reset:2']);
  const line = await new Promise<string>((resolve) => child.stdout.once('data', resolve));
  const { base_url: url, api_key: key } = readRecord({ stdout: line })['data'] as Record<string, string>;
  const body = JSON.stringify({ messages: [{ role: 'user', content: 'hi' }], stream: true });
  const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\n`;
  const socket = connect(Number(new URL(url ?? '').port), '127.0.0.1');
  socket.resume().write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
  const error = await new Promise((resolve) => socket.once('error', resolve).once('end', resolve));
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});
