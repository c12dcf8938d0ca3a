import { startServer } from '@clawwits/mock-gateway/server';
import { Clawwits, techopenclaw } from '@clawwits/sdk-ts';
import { describe, expect, test } from 'vitest';
import { runBatch, verifyBatch } from '../src/index.ts';
import { chatLine, chatLines, makeBatchFolder } from './support/batch-folder.ts';
import { startGateway } from './support/start-gateway.ts';

const messages = [{ role: 'user', content: 'Xin chào' }];

describe('a batch', () => {
  test('calls the endpoint of each item, with its own model and parameters', async () => {
    const { client, gateway, paid } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput([
      chatLine(0),
      { custom_id: 'm', url: '/v1/messages', body: { model: 'auto', max_tokens: 7, messages } },
      { custom_id: 'e', url: '/v1/embeddings', body: { input: ['a', 'b'] } },
      {
        custom_id: 'c',
        url: '/v1/chat/completions',
        body: { model: 'sandbox-1-mini', max_tokens: 3, messages, x_own: 1 },
      },
    ]);

    const receipt = await runBatch(folder.input, { client, output: folder.output, order: 'input' });

    expect(receipt).toMatchObject({ status: 'complete', done: 4, wits: paid() });
    expect(
      folder.readOutput().map(({ response }) => (response?.body as { object?: string; type?: string }) ?? {}),
    ).toMatchObject([
      { object: 'chat.completion' },
      { type: 'message' },
      { object: 'list' },
      { object: 'chat.completion', model: 'sandbox-1-mini' },
    ]);
    const own = gateway.calls.find(({ body }) => JSON.stringify(body).includes('x_own'));
    expect(own?.body).toEqual({ model: 'sandbox-1-mini', max_tokens: 3, messages, x_own: 1 });
  });

  test('calls responses where the gateway offers them', async () => {
    await using server = await startServer({ gateway: 'techopenclaw' });
    const client = new Clawwits({ gateway: techopenclaw, baseURL: server.url, apiKey: server.apiKey });
    const folder = makeBatchFolder();
    const [model = ''] = (await client.models.list()).data.map(({ id }) => id);
    folder.writeInput([{ custom_id: 'r', url: '/v1/responses', body: { model, input: 'Hi', max_output_tokens: 9 } }]);
    const receipt = await runBatch(folder.input, { client, output: folder.output });
    expect(receipt).toMatchObject({ status: 'complete', done: 1, wallet: null });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('takes plain bodies, named by their lines', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput([{ input: 'a' }, '', { input: 'b' }]);
    await runBatch(folder.input, { client, output: folder.output, endpoint: 'embeddings', order: 'input' });
    expect(folder.readOutput().map(({ custom_id }) => custom_id)).toEqual(['line-1', 'line-3']);
  });

  test('takes items of a program, and stops it where calls are in progress', async () => {
    const { client, paid } = await startGateway();
    const folder = makeBatchFolder();
    let ahead = 0;
    let most = 0;
    async function* items() {
      for (let index = 0; index < 100; index += 1) {
        ahead += 1;
        most = Math.max(most, ahead);
        yield { customId: `${index}`, url: '/v1/embeddings' as const, body: { input: `Text ${index}` } };
      }
    }
    const receipt = await runBatch(items(), {
      client,
      output: folder.output,
      concurrency: 5,
      check() {
        ahead -= 1;
        return null;
      },
    });
    expect(receipt).toMatchObject({ status: 'complete', items: 100, done: 100, wits: paid() });
    // As many again wait for the disk, before and after their calls.
    expect(most).toBeLessThanOrEqual(3 * 5 + 1);
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('writes the lines of its output in the order of its input, where that is asked for', async () => {
    const { client } = await startGateway({ faults: ['slow-headers:30@0.2'] });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(60));
    const run = (order: 'completion' | 'input') => runBatch(folder.input, { client, output: folder.output, order });
    const names = () => folder.readOutput().map(({ custom_id }) => custom_id);
    const inOrder = Array.from({ length: 60 }, (_, index) => `question-${index}`);
    await run('completion');
    expect(names()).not.toEqual(inOrder);
    await run('input');
    expect(names()).toEqual(inOrder);
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });
});
