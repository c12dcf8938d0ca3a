import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { beginStream, type FaultServer, sendError, sendStream, startFaultServer } from './support/fault-server.ts';
import { readRecord, runCommand } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';
import { expectEvent, expectResult } from './support/schemas.ts';

interface Fault {
  readonly name: string;
  readonly exitCode: number;
  readonly code: string | null;
  readonly answer?: (response: ServerResponse) => void;
  readonly args?: readonly string[];
  readonly env?: (server: FaultServer) => Record<string, string>;
  readonly partial?: string;
}

const key = 'cw_sk_test_key';
const faults: readonly Fault[] = [
  { name: 'an answer', exitCode: 0, code: null, answer: (response) => sendStream(response, ['Xin ', 'chào']) },
  { name: 'an unknown option', exitCode: 2, code: 'usage', args: ['chat', 'hi', '--colour'] },
  { name: 'an option of the wrong type', exitCode: 2, code: 'usage', args: ['chat', 'hi', '--max-tokens', 'abc'] },
  { name: 'an empty prompt', exitCode: 2, code: 'empty_prompt', args: ['chat', ' '] },
  { name: 'no key', exitCode: 3, code: 'missing_api_key', env: ({ url }) => ({ CLAWWITS_BASE_URL: url }) },
  {
    name: 'a malformed key',
    exitCode: 3,
    code: 'invalid_api_key',
    env: ({ url }) => ({ CLAWWITS_BASE_URL: url, CLAWWITS_API_KEY: 'toc-of-another-gateway' }),
  },
  { name: 'no base URL', exitCode: 2, code: 'missing_base_url', env: () => ({ CLAWWITS_API_KEY: key }) },
  {
    name: 'an invalid base URL',
    exitCode: 2,
    code: 'invalid_base_url',
    env: () => ({ CLAWWITS_API_KEY: key, CLAWWITS_BASE_URL: 'gateway' }),
  },
  {
    name: 'an unreachable host',
    exitCode: 6,
    code: 'connection_failed',
    env: () => ({ CLAWWITS_API_KEY: key, CLAWWITS_BASE_URL: 'http://127.0.0.1:1' }),
  },
  {
    name: '400',
    exitCode: 7,
    code: 'invalid_request',
    answer: (response) => sendError(response, 400, 'invalid_request'),
  },
  {
    name: '400 isv_blocked',
    exitCode: 7,
    code: 'isv_blocked',
    answer: (response) => sendError(response, 400, 'isv_blocked'),
  },
  { name: '401', exitCode: 3, code: 'unauthorized', answer: (response) => sendError(response, 401, 'unauthorized') },
  {
    name: '402',
    exitCode: 4,
    code: 'insufficient_wits',
    answer: (response) => sendError(response, 402, 'insufficient_wits'),
  },
  {
    name: '403',
    exitCode: 3,
    code: 'insufficient_scope',
    answer: (response) => sendError(response, 403, 'insufficient_scope'),
  },
  { name: '404', exitCode: 7, code: 'not_found', answer: (response) => sendError(response, 404, 'not_found') },
  {
    name: '429',
    exitCode: 5,
    code: 'rate_limited',
    answer: (response) => sendError(response, 429, 'rate_limited', { 'retry-after-ms': '5' }),
  },
  { name: '502', exitCode: 6, code: 'router_error', answer: (response) => sendError(response, 502, 'router_error') },
  {
    name: 'a connection that breaks before an answer',
    exitCode: 6,
    code: 'connection_lost',
    answer: (response) => void response.destroy(),
  },
  {
    name: 'a cut stream',
    exitCode: 8,
    code: 'stream_cut',
    answer(response) {
      beginStream(response, ['Half an ', 'answer']);
      response.end();
    },
    partial: 'Half an answer',
  },
  {
    name: 'an error within a stream',
    exitCode: 8,
    code: 'router_error',
    answer(response) {
      beginStream(response, ['Half an ', 'answer']);
      response.end('data: {"error":{"code":"router_error","message":"gone"}}\n\n');
    },
    partial: 'Half an answer',
  },
];

async function meet(fault: Fault, args: readonly string[], execute = runInside) {
  const server = await startFaultServer((response) =>
    (fault.answer ?? ((other) => sendError(other, 500, 'unexpected')))(response),
  );
  const env = fault.env?.(server) ?? { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
  const finished = await execute([...(fault.args ?? ['chat', 'hi', '--max-retries', '1']), ...args], { env });
  return { finished, server };
}

describe.each(faults)('$name', (fault) => {
  it(`ends with ${fault.exitCode} in text, and says why on standard error alone`, async () => {
    const { finished } = await meet(fault, []);
    expect(finished.exitCode, finished.stderr).toBe(fault.exitCode);
    if (fault.exitCode === 0) {
      expect(finished).toMatchObject({ stdout: 'Xin chào\n', stderr: '' });
      return;
    }
    expect(finished.stdout).toBe(fault.partial === undefined ? '' : `${fault.partial}\n`);
    expect(finished.stderr).toMatch(/^error: \S.+$/m);
    expect(finished.stderr).not.toContain(key);
  });

  it(`ends with ${fault.exitCode} in JSON, with one record that agrees`, async () => {
    const { finished } = await meet(fault, ['--json']);
    const record = readRecord(finished);
    expect(finished.exitCode).toBe(fault.exitCode);
    expectResult(record);
    expect(record).toMatchObject({
      schema_version: 1,
      type: 'result',
      ok: fault.exitCode === 0,
      command: 'chat',
      exit_code: fault.exitCode,
      error: fault.code === null ? null : { code: fault.code },
    });
    const text = fault.exitCode === 0 ? 'Xin chào' : fault.partial;
    if (text === undefined) expect(record['data']).toBeNull();
    else expect(record['data']).toMatchObject({ text, request_id: 'req_test' });
  });

  it(`ends with ${fault.exitCode} in stream-json, whose last line is that record`, async () => {
    const { finished } = await meet(fault, ['--output-format', 'stream-json']);
    const lines = finished.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(finished.exitCode).toBe(fault.exitCode);
    expect(lines.at(-1)).toMatchObject({ type: 'result', exit_code: fault.exitCode });
    expectResult(lines.at(-1));
    const deltas = lines.slice(0, -1);
    for (const line of deltas) expectEvent(line);
    expect(deltas.every(({ type }) => type === 'text-delta')).toBe(true);
    expect(deltas.map(({ text }) => text).join('')).toBe(fault.exitCode === 0 ? 'Xin chào' : (fault.partial ?? ''));
  });
});

it('sends a call that the balance does not cover once, and shows the balance', async () => {
  const server = await startFaultServer((response, request) =>
    request.method === 'POST'
      ? sendError(response, 402, 'insufficient_wits')
      : response.end(JSON.stringify({ userId: 'u', available: 12, reserved: 0, lifetimeUsed: 0 })),
  );
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
  const finished = await runCommand(['chat', 'hi', '--json'], { env });
  expect(readRecord(finished)).toMatchObject({
    error: { hint: expect.stringMatching(/^12 Wits are available\..*\/pricing/) },
    wits: { spent: 0, balance_after: 12 },
  });
  expect(server.requests).toEqual(['POST /v1/chat/completions', 'GET /v1/wits/balance']);
});

it('tells each retry on standard error', async () => {
  const server = await startFaultServer((response) =>
    sendError(response, 429, 'rate_limited', { 'retry-after-ms': '5' }),
  );
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
  const { stderr, stdout } = await runCommand(['balance', '--json'], { env });
  expect(stderr.match(/attempt \d failed \(rate_limited\); trying again in 5 ms/g)).toHaveLength(2);
  expect(JSON.parse(stdout)).toMatchObject({ attempts: 3, error: { retryable: true, retry_after_ms: 5 } });
});
