import { startServer } from '@clawwits/mock-gateway/server';
import { Clawwits } from '@clawwits/sdk-ts';
import { expect, test } from 'vitest';
import { runBatch } from '../src/index.ts';
import { chatLines, makeBatchFolder } from './support/batch-folder.ts';

test('a batch writes a line for each item, and its receipt adds up with the wallet', async () => {
  await using server = await startServer({ tier: 'enterprise' });
  const client = new Clawwits({ baseURL: server.url, apiKey: server.apiKey, honoursIdempotencyKey: true });
  const folder = makeBatchFolder();
  folder.writeInput(chatLines(200));

  const receipt = await runBatch(folder.input, { client, output: folder.output });

  expect(receipt).toMatchObject({ status: 'complete', items: 200, done: 200, failed: 0, unknown: 0, left: 0 });
  expect(receipt.wits).toBe(server.gateway.account().wallet.lifetimeUsed);
  const lines = folder.readOutput();
  expect(new Set(lines.map(({ custom_id }) => custom_id)).size).toBe(200);
  expect(lines[0]).toMatchObject({ response: { status_code: 200 }, error: null });
});
