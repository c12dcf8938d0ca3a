import { startServer } from '@clawwits/mock-gateway/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTexts } from '../../../src/embeddings/read-texts.ts';
import { sendError, sendJson, startFaultServer } from '../../support/fault-server.ts';
import { readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectEvent, expectResult } from '../../support/schemas.ts';

let env: Record<string, string>;

beforeAll(async () => {
  const server = await startServer();
  env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  return () => server.close();
});

interface Line {
  index: number;
  id: unknown;
  embedding: number[];
}

const readLines = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const likeness = (one: Line | undefined, other: Line | undefined) =>
  (one?.embedding ?? []).reduce((sum, value, place) => sum + value * (other?.embedding[place] ?? Number.NaN), 0);

describe('embed', () => {
  it('gives one line for each text, in their order, across batches', async () => {
    const texts = ['a cat on the mat', 'the cat sat on a mat', 'quarterly revenue', 'a cat on the mat', 'Xin chào'];
    const input = texts.map((text, index) => JSON.stringify({ id: `t${index}`, text })).join('\n');
    const args = ['embed', '--input-format', 'jsonl', '--batch-size', '2'];
    const { stdout, exitCode, stderr } = await runInside(args, { env, input });
    const lines = readLines(stdout);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(lines.map(({ index, id }) => [index, id])).toEqual(texts.map((_text, index) => [index, `t${index}`]));
    expect(lines.every(({ embedding }) => embedding.length === 1024)).toBe(true);
    expect(likeness(lines[0], lines[3])).toBeCloseTo(1);
    expect(likeness(lines[0], lines[1])).toBeGreaterThan(likeness(lines[0], lines[2]));
  });

  it('takes arguments first, then lines', async () => {
    const finished = await runInside(['embed', 'one', 'two', '--json'], { env, input: 'three\n\nfour\n' });
    expect(readRecord(finished)).toMatchObject({
      ok: true,
      data: { count: 4, dimensions: 1024, embeddings: [{ index: 0 }, { index: 1 }, { index: 2 }, { index: 3 }] },
      wits: { spent: expect.any(Number) },
    });
  });

  it('refuses empty input and an invalid line before anything is sent', async () => {
    expect((await runInside(['embed'], { env })).exitCode).toBe(2);
    const { exitCode, stderr } = await runInside(['embed', '--input-format', 'jsonl'], {
      env,
      input: '"a"\n{"x":1}\n',
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Line 2 of standard input holds no text');
  });

  it('keeps what had arrived where a later batch fails', async () => {
    let calls = 0;
    const server = await startFaultServer((response) => {
      calls += 1;
      if (calls > 1) return sendError(response, 400, 'isv_blocked');
      const data = [
        { object: 'embedding', index: 1, embedding: [0, 1] },
        { object: 'embedding', index: 0, embedding: [1, 0] },
      ];
      sendJson(response, 200, { object: 'list', data, usage: { prompt_tokens: 2, total_tokens: 2 } });
    });
    const faulty = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    const { stdout, stderr, exitCode } = await runInside(['embed', '--batch-size', '2', 'a', 'b', 'c'], {
      env: faulty,
    });
    expect(exitCode).toBe(8);
    expect(readLines(stdout).map(({ embedding }) => embedding)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(stderr).toContain('Only 2 of 3 texts');
  });

  it('does not take too few vectors for enough', async () => {
    const server = await startFaultServer((response) =>
      sendJson(response, 200, { object: 'list', data: [], usage: { prompt_tokens: 2, total_tokens: 2 } }),
    );
    const faulty = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    expect((await runInside(['embed', 'a'], { env: faulty })).exitCode).toBe(6);
  });

  it('ends stream-json with the record', async () => {
    const { stdout } = await runInside(['embed', 'a', 'b', '--output-format', 'stream-json'], { env });
    const lines = readLines(stdout);
    for (const line of lines.slice(0, -1)) expectEvent(line);
    expectResult(lines.at(-1));
    expect(lines.map((line) => (line as unknown as { type: string }).type)).toEqual(['item', 'item', 'result']);
  });
});

describe('texts', () => {
  it.each([
    ['a\r\n\n b \n', 'lines', ['a', ' b ']],
    ['"a"\n{"text":"b","id":7}\n', 'jsonl', ['a', 'b']],
    ['a\nb\n', 'text', ['a\nb']],
    ['\n', 'text', []],
  ] as const)('of %j as %s', (input, format, expected) => {
    expect(readTexts(input, format).map(({ text }) => text)).toEqual(expected);
  });

  it.each(['nonsense', '""', '{"text":1}', '{"text":"a","id":{}}', 'null', '[]'])('are none in %j', (line) => {
    expect(() => readTexts(line, 'jsonl')).toThrow(/^Line 1 of standard input/);
  });
});
