import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { Clawwits, techopenclaw } from '@clawwits/sdk-ts';
import { describe, expect, test } from 'vitest';
import { BatchError, planBatch, runBatch } from '../src/index.ts';
import { chatLine, chatLines, makeBatchFolder } from './support/batch-folder.ts';
import { startGateway } from './support/start-gateway.ts';

const failureOf = async (promise: Promise<unknown>): Promise<BatchError> => {
  const error = await promise.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BatchError);
  return error as BatchError;
};

const chat = (change: object) => ({ ...chatLine(1), ...change });

describe('an input with a mistake', () => {
  test.each([
    ['is not JSON', '{"custom_id": "a"', /^Line 2 of .*in\.jsonl is not JSON\./],
    ['is not an object', '[1]', /^Line 2 .* is not a JSON object\./],
    ['repeats a custom_id', chat({ custom_id: 'question-0' }), /has the "custom_id" "question-0" of line 1/],
    ['has no custom_id', chat({ custom_id: undefined }), /has no "custom_id"/],
    ['has an unknown url', chat({ url: '/v1/audio' }), /has the url "\/v1\/audio": a batch takes \/v1\/chat/],
    ['has another method', chat({ method: 'GET' }), /has the method "GET"/],
    ['has no body', chat({ body: 'Hi' }), /has no "body" that is an object/],
    [
      'asks for a stream',
      chat({ body: { messages: [{ role: 'user', content: 'Hi' }], stream: true } }),
      /asks for a stream/,
    ],
    [
      'has a body that the contract refuses',
      chat({ body: { messages: [] } }),
      /a body that the gateway refuses: messages/,
    ],
    [
      'has a url that the gateway lacks',
      chat({ url: '/v1/responses', body: { model: 'auto', input: 'Hi' } }),
      /clawwits does not offer/,
    ],
  ])('that %s is refused with its line before anything is sent', async (_, line, message) => {
    const { client, gateway } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput([chatLine(0), line, chatLine(2)]);

    const error = await failureOf(runBatch(folder.input, { client, output: folder.output }));

    expect(error).toMatchObject({ code: 'invalid_input', line: 2 });
    expect(error.message).toMatch(message);
    expect(gateway.calls).toEqual([]);
    expect(existsSync(folder.output)).toBe(false);
    expect(existsSync(`${folder.output}.journal`)).toBe(false);
    // Corrected, it runs.
    folder.writeInput(chatLines(3));
    expect(await runBatch(folder.input, { client, output: folder.output })).toMatchObject({ done: 3 });
  });

  test('is planned with all its mistakes', async () => {
    const folder = makeBatchFolder();
    folder.writeInput([chatLine(0), 'nonsense', chatLine(0), { messages: [{ role: 'user', content: 'Hi' }] }]);

    const plan = await planBatch(folder.input, { needsBound: true });

    expect(plan).toMatchObject({ items: 4, problemCount: 3, unbounded: 1 });
    expect(plan.problems.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(plan.problems[2]?.problem).toContain('names no "max_tokens"');
  });

  test('that is empty is refused', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    writeFileSync(folder.input, '\n\n');
    const error = await failureOf(runBatch(folder.input, { client, output: folder.output }));
    expect(error.message).toContain('there is no item');
  });

  test('that is missing is refused', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    const error = await failureOf(runBatch(folder.input, { client, output: folder.output }));
    expect(error).toMatchObject({ code: 'not_readable', message: expect.stringContaining('ENOENT') });
  });

  test('that is in UTF-16, as some editors write it, is refused', async () => {
    const folder = makeBatchFolder();
    writeFileSync(folder.input, `\ufeff${JSON.stringify(chatLine(0))}\r\n`, 'utf16le');
    expect((await planBatch(folder.input)).problems[0]).toEqual({
      line: 1,
      problem: 'is not UTF-8: save the file as UTF-8',
    });
  });

  test('of a program stops the batch, which goes on once it is corrected', async () => {
    const { client, paid } = await startGateway();
    const folder = makeBatchFolder();
    const item = (customId: string) => ({ customId, url: '/v1/embeddings' as const, body: { input: 'Hi' } });

    const error = await failureOf(runBatch([item('a'), item('a')], { client, output: folder.output }));
    expect(error.message).toContain('Item 2 has the "custom_id" "a" of line 1');

    const receipt = await runBatch([item('a'), item('b')], { client, output: folder.output });
    expect(receipt).toMatchObject({ status: 'complete', items: 2, done: 2, wits: paid() });
  });
});

describe('an input with the marks of other systems', () => {
  test('is read: a byte order mark, CRLF, empty lines, no end of the last line', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    const lines = chatLines(3).map((line) => JSON.stringify(line));
    writeFileSync(folder.input, `\ufeff${lines[0]}\r\n\r\n${lines[1]}\r\n${lines[2]}`);
    expect(await runBatch(folder.input, { client, output: folder.output })).toMatchObject({ items: 3, done: 3 });
    expect(
      folder
        .readOutput()
        .map(({ custom_id }) => custom_id)
        .sort(),
    ).toEqual(['question-0', 'question-1', 'question-2']);
  });

  test('whose lines are longer than what is read at once keeps them whole', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    const text = 'Xin chào các bạn. '.repeat(40_000);
    folder.writeInput(
      [0, 1, 2].map((index) => ({ messages: [{ role: 'user', content: `${index} ${text}` }], max_tokens: 5 })),
    );
    expect(await runBatch(folder.input, { client, output: folder.output })).toMatchObject({ items: 3, done: 3 });
  });
});

describe('an input that changed since the last run', () => {
  test.each([
    [
      'edited',
      (input: string) => writeFileSync(input, `${JSON.stringify(chatLine(7))}\n${JSON.stringify(chatLine(1))}\n`),
      1,
    ],
    ['longer', (input: string) => appendFileSync(input, `${JSON.stringify(chatLine(2))}\n`), 3],
  ])('and is %s is refused with the line', async (_, change, line) => {
    const { client, gateway } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(2));
    await runBatch(folder.input, { client, output: folder.output });
    const calls = gateway.calls.length;
    change(folder.input);

    const error = await failureOf(runBatch(folder.input, { client, output: folder.output }));

    expect(error).toMatchObject({ code: 'input_changed', line });
    expect(error.message).toContain('choose another output');
    expect(gateway.calls).toHaveLength(calls);
    expect((await planBatch(folder.input, { output: folder.output })).problems[0]?.line).toBe(line);
  });

  test('of a program is noticed at the item', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    const item = (text: string) => ({ customId: text, url: '/v1/embeddings' as const, body: { input: text } });
    await runBatch([item('a'), item('b')], { client, output: folder.output, maxWits: 2, concurrency: 1 });
    const error = await failureOf(runBatch([item('c'), item('b')], { client, output: folder.output }));
    expect(error).toMatchObject({ code: 'input_changed', line: 1 });
  });

  test('at another gateway is refused', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(1));
    await runBatch(folder.input, { client, output: folder.output });
    const other = new Clawwits({ gateway: techopenclaw, apiKey: 'toc-1', baseURL: 'https://other.example' });
    const error = await failureOf(runBatch(folder.input, { client: other, output: folder.output }));
    expect(error.message).toContain('its keys mean nothing to techopenclaw');
  });
});

test('options of the wrong kind are refused', async () => {
  const { client } = await startGateway();
  for (const options of [{ client }, { client, output: 'o', concurrency: 0 }, { client, output: 'o', maxWit: 1 }]) {
    expect(await failureOf(runBatch('in', options as never))).toMatchObject({ code: 'invalid_options' });
  }
});
