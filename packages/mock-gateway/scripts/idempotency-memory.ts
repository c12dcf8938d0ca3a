// Makes a million billed calls, each with an Idempotency-Key of its own (or as many as are given), repeats one in a hundred of
// them, and prints the memory that the process needs.
import { createGateway } from '../src/index.ts';

const keys = Number(process.argv[2] ?? 1_000_000);
const bodyOf = (call: number) =>
  new TextEncoder().encode(JSON.stringify({ messages: [{ role: 'user', content: `Item ${call}` }], max_tokens: 40 }));

const gateway = createGateway({ tier: 'enterprise', wits: Number.MAX_SAFE_INTEGER });
const headers = { authorization: `Bearer ${gateway.apiKey}` };
const { signal } = new AbortController();

async function call(number: number): Promise<{ readonly status: number; readonly isReplayed: boolean }> {
  const own: Readonly<Record<string, string>> = { ...headers, 'idempotency-key': `item-${number}` };
  const reply = await gateway.handle({
    method: 'POST',
    path: '/v1/chat/completions',
    query: '',
    root: 'http://localhost',
    isLocal: true,
    header: (name) => own[name] ?? null,
    readBody: async () => bodyOf(number),
    signal,
  });
  return { status: reply.status, isReplayed: reply.headers['idempotent-replayed'] === 'true' };
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
const begin = performance.now();
let most = 0;
for (let number = 0; number < keys; number++) {
  const { status } = await call(number);
  if (status !== 200) throw new Error(`Call ${number} was answered with ${status}.`);
  if (number % 10_000 === 0) most = Math.max(most, process.memoryUsage.rss());
}
const seconds = (performance.now() - begin) / 1_000;
const used = gateway.account().wallet.lifetimeUsed;

let whole = 0;
let withoutBody = 0;
let again = 0;
for (let number = 0; number < keys; number += 100) {
  const { status, isReplayed } = await call(number);
  if (!isReplayed) again += 1;
  else if (status === 200) whole += 1;
  else withoutBody += 1;
}
most = Math.max(most, process.memoryUsage.rss());
const billed = gateway.account().wallet.lifetimeUsed - used;
process.stdout.write(`${keys} keys in ${Math.round(seconds)} s; resident memory at most ${megabytes(most)} MB
repeated: ${whole} with their answer, ${withoutBody} without a body, ${again} ran again; ${billed} Wits billed again
`);
process.exitCode = again === 0 && billed === 0 ? 0 : 1;
