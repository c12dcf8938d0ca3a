import { Clawwits } from '@clawwits/sdk-ts';
import { createHttpDispatcher } from '@clawwits/sdk-ts/node-http';
import { runBatch } from '../../src/index.ts';

// Runs the batch of the arguments, and prints its receipt. The gateway is that of the environment.
const [input = '', output = '', concurrency = '16'] = process.argv.slice(2);
const client = new Clawwits({
  honoursIdempotencyKey: true,
  initialRetryDelay: 1,
  maxRetries: 6,
  dispatcher: createHttpDispatcher(),
});
const { reason, ...receipt } = await runBatch(input, { client, output, concurrency: Number(concurrency) });
process.stdout.write(JSON.stringify({ ...receipt, reason: reason === undefined ? undefined : String(reason) }));
