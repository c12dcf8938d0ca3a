import { startServer } from '@clawwits/mock-gateway/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawBar } from '../../../src/output/progress.ts';
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

const texts = ['quarterly revenue', 'the cat sat on a mat', 'a cat on the mat'];

describe('similar', () => {
  it('gives the texts that are most alike first, with their scores', async () => {
    const { stdout, exitCode, stderr } = await runInside(['similar', 'a cat on the mat', ...texts], { env });
    const lines = stdout.trimEnd().split('\n');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(lines.map((line) => line.split('\t')[1])).toEqual([texts[2], texts[1], texts[0]]);
    expect(lines[0]).toBe('1.0000\ta cat on the mat');
  });

  it('finds the animals of the guide\'s sample for "pets"', async () => {
    const sample = ['a cat on the mat', 'quarterly revenue', 'the dog sleeps'];
    const { stdout } = await runInside(['similar', 'pets', ...sample, '--top', '2'], { env });
    expect(stdout).toMatch(/\t(?:a cat on the mat|the dog sleeps)\n.*\t(?:a cat on the mat|the dog sleeps)\n$/);
  });

  it('ranks by the dot product, across batches and at most --top', async () => {
    const vectors: Record<string, number[]> = { q: [1, 0], a: [0, 1], b: [1, 0], c: [0.6, 0.8], d: [-1, 0] };
    const sizes: number[] = [];
    const server = await startFaultServer((response, _request, body) => {
      const { input } = JSON.parse(body) as { input: string[] };
      sizes.push(input.length);
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectors[text] }));
      sendJson(response, 200, { object: 'list', data, usage: { prompt_tokens: 1, total_tokens: 1 } });
    });
    const own = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    const input = ['a', 'b', 'c', 'd'].map((text) => JSON.stringify({ id: text.toUpperCase(), text })).join('\n');
    const args = ['similar', 'q', '--batch-size', '2', '--top', '3', '--input-format', 'jsonl'];
    expect(readRecord(await runInside([...args, '--json'], { env: own, input }))).toMatchObject({
      data: {
        query: 'q',
        count: 4,
        matches: [
          { index: 1, id: 'B', score: 1, text: 'b' },
          { index: 2, id: 'C', score: 0.6, text: 'c' },
          { index: 0, id: 'A', score: 0, text: 'a' },
        ],
      },
      wits: { spent: 3 },
      attempts: 3,
    });
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('prints each match as an object in stream-json, and the record last', async () => {
    const { stdout } = await runInside(['similar', 'a cat', ...texts, '--output-format', 'stream-json'], { env });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(0, -1)) expectEvent(line);
    expectResult(lines.at(-1));
  });

  it('keeps a text on one line that a terminal cannot obey', async () => {
    const { stdout } = await runInside(['similar', 'a', 'b\n\x1b[2Jc'], { env });
    expect(stdout).toMatch(/^-?\d\.\d{4}\tb c\n$/);
  });

  it('gives no order where a batch is missing, and tells what was spent', async () => {
    let calls = 0;
    const server = await startFaultServer((response) => {
      calls += 1;
      if (calls > 1) return sendError(response, 400, 'isv_blocked');
      const data = [{ object: 'embedding', index: 0, embedding: [1, 0] }];
      sendJson(response, 200, { object: 'list', data, usage: { prompt_tokens: 2, total_tokens: 2 } });
    });
    const own = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    const finished = await runInside(['similar', 'q', 'a', '--batch-size', '1', '--json'], { env: own });
    expect(readRecord(finished)).toMatchObject({ exit_code: 7, data: null, wits: { spent: 2 } });
  });

  it.each([[[]], [['query']]])('refuses %j, which is too little', async (args) => {
    expect((await runInside(['similar', ...args], { env })).exitCode).toBe(2);
  });
});

describe('a progress bar', () => {
  it.each([
    [0, 10, 30],
    [5, 10, 20],
    [10, 10, 200],
    [3, 10, 6],
  ])('of %d of %d in %d columns fits', (done, all, columns) => {
    const bar = drawBar(done, all, columns);
    expect(bar.length).toBeLessThan(columns);
    expect(bar).toContain(`${done}/${all}`);
  });

  it('is full at the end', () => {
    expect(drawBar(4, 4, 20)).toBe(`[${'#'.repeat(13)}] 4/4`);
  });
});
