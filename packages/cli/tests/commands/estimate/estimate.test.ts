import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { estimateRequest } from '../../../src/estimation/estimate-request.ts';
import { makeFolder, readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';

const chat = (max_tokens: number, content = 'Xin chào') => ({ messages: [{ role: 'user', content }], max_tokens });
const toLines = (requests: readonly unknown[]) => requests.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('an estimate', () => {
  it.each<[string, Record<string, never> | object, number]>([
    ['a limit', chat(200), 200],
    ["OpenAI's newer name", { messages: [{ role: 'user', content: 'hi' }], max_completion_tokens: 7 }, 7],
    ['several choices', { ...chat(200), n: 3 }, 600],
    ['no limit', { messages: [{ role: 'user', content: 'hi' }] }, 1_024],
    ['an embedding', { input: ['one', 'two'] }, 0],
  ])('takes the answer at its longest: %s', (_name, body, expected) => {
    expect(estimateRequest(body as never)).toMatchObject({
      maxOutputTokens: expected,
      inputTokens: expect.any(Number),
    });
  });

  it('counts everything of the prompt', () => {
    const count = (body: object) => (estimateRequest(body as never) as { inputTokens: number }).inputTokens;
    const bare = count(chat(1));
    expect(count({ ...chat(1), system: 'Be brief.' })).toBeGreaterThan(bare);
    expect(count({ ...chat(1), tools: [{ name: 'a' }] })).toBeGreaterThan(bare);
    const image = { type: 'image_url', image_url: { url: 'data:,' } };
    expect(count({ messages: [{ role: 'user', content: [image] }] })).toBe(1_600);
  });

  it.each([
    [{}, 'holds no "messages"'],
    [{ messages: [] }, 'holds no "messages"'],
    [{ input: [1] }, '"input"'],
    [{ ...chat(0) }, '"max_tokens"'],
    [{ ...chat(1), n: 'x' }, '"n"'],
  ])('of %j is refused', (body, problem) => {
    expect(estimateRequest(body as never)).toMatchObject({ problem: { english: expect.stringContaining(problem) } });
  });
});

describe('estimate', () => {
  it('tells what a call reserves: what the gateway does reserve', async () => {
    const finished = await runInside([
      'estimate',
      '-s',
      'Be brief.',
      'Name three rivers',
      '--max-tokens',
      '200',
      '--json',
    ]);
    const { reserved_wits: reserved } = readRecord(finished)['data'] as { reserved_wits: number };
    // A wallet that is short of the reservation is refused.
    const ask = async (wits: number) => {
      const server = await startServer({ wits });
      onTestFinished(() => server.close());
      const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
      const args = ['chat', '-s', 'Be brief.', 'Name three rivers', '--max-tokens', '200'];
      return (await runInside(args, { env })).exitCode;
    };
    expect(await ask(reserved - 1)).toBe(4);
    expect(await ask(reserved)).toBe(0);
  });

  it('says it in a sentence, and what is assumed', async () => {
    const { stdout, stderr, exitCode } = await runInside(['estimate', 'Name three rivers']);
    expect(stdout).toMatch(/^about \d+ Wits in, at most 1,024 out: 1,0\d\d would be reserved\n$/);
    expect(stderr).toMatch(/^clawwits: assuming 1,024 tokens/);
    expect(exitCode).toBe(0);
    expect((await runInside(['estimate', 'Name three rivers', '--max-tokens', '9'])).stderr).toBe('');
  });

  it('adds up a file, bodies and lines that hold one, also from standard input', async () => {
    const path = join(await makeFolder(), 'requests.jsonl');
    const lines = toLines([
      chat(200),
      { custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: chat(300) },
    ]);
    await writeFile(path, `\ufeff${lines}\n`);
    const one = await runInside(['estimate', '--requests', path, '--json']);
    expect(readRecord(one)['data']).toMatchObject({ requests: 2, max_output_tokens: 500 });
    const other = await runInside(['estimate', '--requests', '-', '--json'], { input: lines });
    expect(readRecord(other)['data']).toEqual(readRecord(one)['data']);
  });

  it.each([
    ['nothing', '', 'There is no request'],
    ['no JSON', `${JSON.stringify(chat(1))}\n{`, 'Line 2'],
    ['a list', '[]', 'Line 1'],
    ['something else', '{"prompt":"hi"}', 'holds no "messages"'],
  ])('refuses a file of %s, naming the line', async (_name, input, problem) => {
    const { exitCode, stderr } = await runInside(['estimate', '--requests', '-'], { input });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });

  it('refuses a prompt next to a file, and a file that is missing', async () => {
    expect((await runInside(['estimate', 'hi', '--requests', '-'])).exitCode).toBe(2);
    expect((await runInside(['estimate', '--requests', '/nowhere/requests.jsonl'])).stderr).toContain('ENOENT');
  });
});

describe('balance --covers', () => {
  const gate = async (wits: number, ...more: string[]) => {
    const server = await startServer({ wits });
    onTestFinished(() => server.close());
    const path = join(await makeFolder(), 'requests.jsonl');
    await writeFile(path, toLines([chat(200), chat(300)]));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
    return runInside(['balance', '--covers', path, ...more], { env });
  };

  it('ends with 0 where the balance covers the sum, and with 10 where it does not', async () => {
    const { covers } = readRecord(await gate(1_000, '--json'))['data'] as { covers: { wits: number } };
    expect(covers).toEqual({ requests: 2, wits: expect.any(Number), missing: 0 });
    expect((await gate(covers.wits)).exitCode).toBe(0);
    const short = await gate(covers.wits - 1);
    expect(short).toMatchObject({ exitCode: 10, stderr: expect.stringContaining('2 requests would reserve about') });
    expect(readRecord(await gate(covers.wits - 1, '--json'))).toMatchObject({
      error: { code: 'balance_does_not_cover' },
      data: { available: covers.wits - 1, covers: { missing: 1 } },
    });
  });

  it('is one gate of several', async () => {
    expect((await gate(1_000, '--fail-below', '1001')).exitCode).toBe(10);
  });

  it('that cannot be evaluated is neither open nor shut', async () => {
    const env = { CLAWWITS_BASE_URL: 'http://127.0.0.1:1', CLAWWITS_API_KEY: 'cw_sk_test' };
    const args = ['balance', '--max-retries', '0', '--covers', '-'];
    expect((await runInside(args, { env, input: toLines([chat(1)]) })).exitCode).toBe(6);
    expect((await runInside(args, { env, input: '{' })).exitCode).toBe(2);
  });
});
