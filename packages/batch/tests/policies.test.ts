import { writeFileSync } from 'node:fs';
import type { Gateway } from '@clawwits/mock-gateway';
import { Clawwits } from '@clawwits/sdk-ts';
import { createLimiter } from '@clawwits/sdk-ts/limits';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readBatchStatus, runBatch, verifyBatch } from '../src/index.ts';
import { chatLine, chatLines, makeBatchFolder } from './support/batch-folder.ts';
import { startGateway } from './support/start-gateway.ts';

const sentKeys = (gateway: Gateway): number =>
  gateway.calls.filter(({ endpoint }) => endpoint === 'chatCompletions').length;

describe('a batch that meets a limit of money', () => {
  test('stops at its cap, spends no more over all of its runs, and goes on with a higher one', async () => {
    const { client, paid } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(100));
    const run = (maxWits: number) => runBatch(folder.input, { client, output: folder.output, maxWits, concurrency: 8 });

    const first = await run(400);
    expect(first).toMatchObject({ status: 'stopped', stoppedBy: 'budget_exceeded', failed: 0, unknown: 0 });
    expect(first.reason).toMatchObject({ name: 'BudgetExceededError' });
    expect(first.wits).toBe(paid());
    expect(paid()).toBeLessThanOrEqual(400);
    expect(paid()).toBeGreaterThan(200);

    expect(await run(400)).toMatchObject({ done: first.done, stoppedBy: 'budget_exceeded' });
    expect(paid()).toBe(first.wits);

    expect(await run(100_000)).toMatchObject({ status: 'complete', done: 100, wits: paid() });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('refuses items whose cost nothing bounds under a cap', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput([{ messages: [{ role: 'user', content: 'Hi' }] }]);
    const options = { client, output: folder.output, maxWits: 5_000 };
    await expect(runBatch(folder.input, options)).rejects.toMatchObject({ code: 'invalid_input', line: 1 });
    expect(await runBatch(folder.input, { ...options, defaultMaxTokens: 1_024 })).toMatchObject({ done: 1 });
  });

  test('stops at an empty wallet with everything kept, and goes on once it is filled', async () => {
    const { client, gateway, paid } = await startGateway({ wits: 300 });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(100));
    const run = () => runBatch(folder.input, { client, output: folder.output });

    const first = await run();
    expect(first).toMatchObject({ status: 'stopped', stoppedBy: 'insufficient_wits', failed: 0, unknown: 0 });
    expect(first.done).toBeGreaterThan(0);
    expect(folder.readOutput()).toHaveLength(first.done);
    // Calls side by side end in any order, but far fewer sentences than items say what is missing.
    const { problems } = verifyBatch(folder.output);
    expect(problems).toContainEqual(expect.stringMatching(/^Items \d+ to 100 have no line: they are planned\.$/));
    expect(problems.length).toBeLessThan(50);

    gateway.topUp(100_000);
    expect(await run()).toMatchObject({ status: 'complete', done: 100, failed: 0, wits: paid() });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('stops at a refused key, and sends no further item', async () => {
    const { server, gateway } = await startGateway();
    const client = new Clawwits({ baseURL: server.url, apiKey: 'cw_sk_wrong', honoursIdempotencyKey: true });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(100));
    const receipt = await runBatch(folder.input, { client, output: folder.output, concurrency: 4 });
    expect(receipt).toMatchObject({
      status: 'stopped',
      stoppedBy: 'unauthorized',
      done: 0,
      failed: 0,
      left: 100,
      wallet: null,
    });
    expect(sentKeys(gateway)).toBeLessThanOrEqual(8);
  });

  test('stops where the gateway cannot be reached', async () => {
    const { server, client } = await startGateway({}, { maxRetries: 0 });
    await server.close();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(10));
    const receipt = await runBatch(folder.input, { client, output: folder.output });
    expect(receipt).toMatchObject({ stoppedBy: 'connection_failed', done: 0, failed: 0, unknown: 0, left: 10 });
  });
});

describe('items that fail', () => {
  test('have a line each that says why, and are not sent again', async () => {
    const { client, gateway, paid } = await startGateway();
    const folder = makeBatchFolder();
    const wrongModel = (index: number) => ({
      ...chatLine(index),
      body: { model: 'no-such-model', max_tokens: 5, messages: [{ role: 'user', content: 'Hi' }] },
    });
    folder.writeInput([chatLine(0), wrongModel(1), chatLine(2)]);
    const run = () => runBatch(folder.input, { client, output: folder.output });

    expect(await run()).toMatchObject({
      status: 'complete',
      done: 2,
      failed: 1,
      errors: { not_found: 1 },
      wits: paid(),
    });
    const calls = gateway.calls.length;
    expect(await run()).toMatchObject({ failed: 1 });
    expect(gateway.calls).toHaveLength(calls);
    const failed = folder.readOutput().find(({ error }) => error !== null);
    expect(failed).toMatchObject({
      custom_id: 'question-1',
      response: null,
      error: { code: 'not_found', status_code: 404, message: expect.stringContaining('no-such-model') },
    });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test.each([
    ['a number of them', 3, 4],
    ['a share of them', 0.1, 6],
  ])('stop the batch after %s', async (_, maxFailures, failed) => {
    const { client } = await startGateway({ faults: [{ fault: 'invalid_request', chance: 0.1 }], seed: 1 });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(500));
    const options = { client, output: folder.output, concurrency: 1 };
    const receipt = await runBatch(folder.input, { ...options, maxFailures });
    expect(receipt).toMatchObject({ status: 'stopped', stoppedBy: 'too_many_failures' });
    expect(receipt.failed).toBeGreaterThanOrEqual(failed);
    expect(receipt.left).toBeGreaterThan(100);
    expect(await runBatch(folder.input, options)).toMatchObject({ status: 'complete', left: 0 });
  });

  test('are those whose paid answer a check or a schema finds wrong', async () => {
    const answers = ['{"sentiment":"good"}', '{"sentiment":7}', 'Good!'];
    const { client, paid } = await startGateway({
      answer: ({ prompt }) => answers[Number(/\d+/.exec(prompt)?.[0])] ?? '',
    });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(3));
    const schema = z.object({ sentiment: z.string() });

    const receipt = await runBatch(folder.input, { client, output: folder.output, schema, order: 'input' });

    expect(receipt).toMatchObject({
      status: 'complete',
      done: 1,
      failed: 2,
      errors: { check_failed: 2 },
      wits: paid(),
    });
    expect(folder.readOutput().map(({ error }) => error?.message)).toEqual([
      undefined,
      expect.stringContaining('sentiment: '),
      'The answer is not JSON.',
    ]);
    expect(folder.readOutput().every(({ response }) => response !== null)).toBe(true);
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });
});

describe('an item whose answer is lost', () => {
  test('is repeated under its key by the same run, and billed once', async () => {
    const { client, paid } = await startGateway(
      { faults: [{ fault: 'lost-answer', endpoint: 'chatCompletions', times: 3 }] },
      { maxRetries: 0 },
    );
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(10));
    const receipt = await runBatch(folder.input, { client, output: folder.output });
    expect(receipt).toMatchObject({ status: 'complete', done: 10, unknown: 0, replays: 3, errors: {}, wits: paid() });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('is named, and not repeated, where the gateway honours no key, until somebody says so', async () => {
    const { client, gateway, paid } = await startGateway(
      { faults: [{ fault: 'cut', endpoint: 'chatCompletions', times: 2 }] },
      { honoursIdempotencyKey: false, maxRetries: 2 },
    );
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(10));
    const options = { client, output: folder.output };

    const receipt = await runBatch(folder.input, options);
    expect(receipt).toMatchObject({ status: 'complete', done: 8, unknown: 2, left: 0, errors: { unknown_outcome: 2 } });
    expect(receipt.uncertainWits).toBeGreaterThan(0);
    expect(paid()).toBeGreaterThan(receipt.wits);
    expect(folder.readOutput().filter(({ error }) => error?.code === 'unknown_outcome')).toHaveLength(2);
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
    const calls = sentKeys(gateway);
    await runBatch(folder.input, options);
    expect(sentKeys(gateway)).toBe(calls);

    const repeated = await runBatch(folder.input, { ...options, repeatUnknown: true });
    expect(repeated).toMatchObject({ status: 'complete', done: 10, unknown: 0, errors: {} });
    expect(folder.readOutput()).toHaveLength(10);
    expect(new Set(folder.readOutput().map(({ custom_id }) => custom_id)).size).toBe(10);
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('is named once its key is a day old', async () => {
    const { client } = await startGateway(
      { faults: [{ fault: 'lost-answer', endpoint: 'chatCompletions' }] },
      { maxRetries: 0 },
    );
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(1));
    const options = { client, output: folder.output };
    expect(await runBatch(folder.input, options)).toMatchObject({
      status: 'stopped',
      stoppedBy: 'outcome_unknown',
      unknown: 1,
    });
    const aged = folder
      .readJournal()
      .map((record) => ('sent' in record ? { ...record, at: Date.now() - 86_400_000 } : record));
    writeFileSync(`${folder.output}.journal`, aged.map((record) => `${JSON.stringify(record)}\n`).join(''));
    expect(await runBatch(folder.input, options)).toMatchObject({ status: 'complete', unknown: 1 });
    expect(folder.readOutput()[0]?.error).toMatchObject({ code: 'unknown_outcome' });
  });
});

describe('a batch that its caller ends', () => {
  test('by draining finishes the calls in progress and keeps the others', async () => {
    const { client, paid } = await startGateway({ latency: { firstTokenMs: 20 } });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(50));
    const controller = new AbortController();
    const receipt = await runBatch(folder.input, {
      client,
      output: folder.output,
      concurrency: 4,
      drainSignal: controller.signal,
      onProgress: ({ done }) => done >= 5 && controller.abort(),
    });
    expect(receipt).toMatchObject({ status: 'stopped', stoppedBy: 'drained', unknown: 0, failed: 0, wits: paid() });
    expect(receipt.done).toBeGreaterThanOrEqual(5);
    expect(receipt.done).toBeLessThan(15);
    expect(readBatchStatus(folder.output)).toMatchObject({ status: 'stopped', done: receipt.done, items: 50 });
    expect(await runBatch(folder.input, { client, output: folder.output })).toMatchObject({ done: 50, wits: paid() });
  });

  test('by aborting leaves what was sent to the next run, which pays nothing twice', async () => {
    const { client, paid } = await startGateway({ faults: [{ fault: 'slow-headers:300', chance: 0.2 }] });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(50));
    const controller = new AbortController();
    const receipt = await runBatch(folder.input, {
      client,
      output: folder.output,
      concurrency: 4,
      signal: controller.signal,
      onProgress: ({ done }) => done >= 5 && controller.abort(),
    });
    expect(receipt).toMatchObject({ status: 'stopped', stoppedBy: 'aborted', failed: 0 });
    expect(receipt.unknown).toBeGreaterThan(0);
    const last = await runBatch(folder.input, { client, output: folder.output });
    expect(last).toMatchObject({ status: 'complete', done: 50, unknown: 0, wits: paid() });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });
});

test('a batch waits as long as the gateway asks for, and no item fails because there are too many', async () => {
  const { client, paid } = await startGateway(
    { faults: [{ fault: 'rate_limited:20', endpoint: 'chatCompletions', times: 40 }] },
    { maxRetries: 0, limiter: createLimiter({ maxConcurrency: 8 }) },
  );
  const folder = makeBatchFolder();
  folder.writeInput(chatLines(30));
  const receipt = await runBatch(folder.input, { client, output: folder.output });
  expect(receipt).toMatchObject({ status: 'complete', done: 30, failed: 0, wits: paid() });
});

test('a key that may not read the wallet runs batches all the same', async () => {
  const { client } = await startGateway({ faults: [{ fault: 'insufficient_scope', endpoint: 'witsBalance' }] });
  const folder = makeBatchFolder();
  folder.writeInput(chatLines(2));
  expect(await runBatch(folder.input, { client, output: folder.output })).toMatchObject({ done: 2, wallet: null });
  expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
});
