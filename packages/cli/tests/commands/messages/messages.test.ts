import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendError, startFaultServer } from '../../support/fault-server.ts';
import { makeHome, readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectEvent, expectResult } from '../../support/schemas.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return { server, env: { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey } };
}

const bodyOf = ({ gateway }: Awaited<ReturnType<typeof startServer>>) => {
  const call = gateway.calls.find(({ endpoint }) => endpoint === 'messages');
  return call?.body as Record<string, unknown>;
};

describe('messages', () => {
  it.each([
    ['streamed', []],
    ['whole', ['--no-stream']],
  ])('answers in the shapes of the other dialect, %s', async (_name, more) => {
    const { server, env } = await startGateway({ answer: 'one two three' });
    const args = ['messages', '-s', 'Be brief.', '--temperature', '0.5', 'Xin', 'chào', ...more];
    expect(await runInside(args, { env })).toEqual({ stdout: 'one two three\n', stderr: '', exitCode: 0 });
    expect(bodyOf(server)).toMatchObject({
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'Xin chào' }],
      max_tokens: 1_024,
      temperature: 0.5,
    });
    const record = readRecord(await runInside([...args, '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({
      command: 'messages',
      data: { text: 'one two three', request_id: expect.any(String) },
      usage: { estimated: false },
      finish_reason: 'end_turn',
    });
    expect(server.gateway.account().wallet.lifetimeUsed).toBe(2 * Number((record['wits'] as { spent: number }).spent));
  });

  it('tells that an answer ends at its limit', async () => {
    const { env } = await startGateway({ answer: 'one two three four five six' });
    const finished = await runInside(['messages', 'hi', '--max-tokens', '2'], { env });
    expect(finished).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('the answer ends at 2 tokens') });
  });

  it('keeps the part of an answer that breaks off', async () => {
    const { env } = await startGateway({ answer: 'one two three four', faults: ['cut:5'] });
    const { stdout, exitCode } = await runInside(['messages', 'hi', '--output-format', 'stream-json'], { env });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(exitCode).toBe(8);
    for (const line of lines.slice(0, -1)) expectEvent(line);
    expectResult(lines.at(-1));
    expect(lines.at(-1).data.text).toMatch(/^one/);
  });

  it('ends as chat does where the gateway refuses', async () => {
    const server = await startFaultServer((response) => sendError(response, 403, 'insufficient_scope'));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    expect((await runInside(['messages', 'hi'], { env })).exitCode).toBe(3);
    expect(server.requests).toEqual(['POST /v1/messages']);
  });

  it('goes on with a conversation that chat has begun', async () => {
    const { server, env: gateway } = await startGateway({ answer: ({ prompt }) => `to ${prompt}` });
    const env = { ...(await makeHome()), ...gateway };
    await runInside(['chat', 'one', '--session', 's'], { env });
    await runInside(['messages', 'two', '--session', 's'], { env });
    expect(bodyOf(server)['messages']).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'to one' },
      { role: 'user', content: 'two' },
    ]);
  });
});
