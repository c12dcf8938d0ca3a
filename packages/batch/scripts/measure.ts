import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { startServer } from '@clawwits/mock-gateway/server';
import { Clawwits } from '@clawwits/sdk-ts';
import { runBatch } from '../src/index.ts';
import { itemKey } from '../src/item-key.ts';
import { writeRecord } from '../src/journal-record.ts';
import { readJournal } from '../src/read-journal.ts';

// Measures what a batch costs: `measure.ts scan|memory|pace [items]`. Results are lines of JSON.

const [what = 'pace', count = '10000'] = process.argv.slice(2);
const items = Number(count);
const folder = mkdtempSync(join(tmpdir(), 'clawwits-measure-'));
const report = (facts: object) => process.stdout.write(`${JSON.stringify(facts)}\n`);
const peakMB = () => Math.round(process.resourceUsage().maxRSS / 1024);

const body = (index: number) => ({
  model: 'auto',
  max_tokens: 20,
  messages: [{ role: 'user' as const, content: `Question ${index}` }],
});

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  for (const line of lines) if (!file.write(line)) await once(file, 'drain');
  file.end();
  await finished(file);
}

function* inputLines(): Generator<string> {
  for (let index = 0; index < items; index += 1) {
    yield `${JSON.stringify({ custom_id: `q-${index}`, method: 'POST', url: '/v1/chat/completions', body: body(index) })}\n`;
  }
}

/** Time and memory to read the journal of a batch. */
async function scan(): Promise<void> {
  const path = join(folder, 'journal');
  const batch = 'batch_0123456789abcdef';
  function* records() {
    const at = Date.now();
    const input = { sha256: '', bytes: 0, items };
    yield writeRecord({ batch, version: 1, at, gateway: 'clawwits', baseURL: 'http://127.0.0.1', input });
    yield writeRecord({ run: 1, at, wallet: null });
    for (let position = 0; position < items; position += 1) {
      const key = itemKey(batch, position, { url: '/v1/chat/completions', body: {} });
      yield writeRecord({ sent: position, key, at, most: 120 });
      yield writeRecord({ done: position, inputTokens: 10, outputTokens: 20, attempts: 1 });
    }
  }
  await writeLines(path, records());
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), 'read', path], {
    stdio: 'inherit',
  });
  await once(child, 'close');
}

function read(path: string): void {
  const before = peakMB();
  const start = performance.now();
  const state = readJournal(path, false);
  report({ done: state?.count('done'), seconds: (performance.now() - start) / 1_000, peakMB: peakMB(), before });
}

/** Memory of a whole run, against an answer that comes at once. */
async function memory(): Promise<void> {
  const input = join(folder, 'in.jsonl');
  await writeLines(input, inputLines());
  const usage = { prompt_tokens: 3, completion_tokens: 3, total_tokens: 6 };
  const choices = [{ index: 0, message: { role: 'assistant', content: 'Xin chào!' }, finish_reason: 'stop' }];
  const text = JSON.stringify({ id: 'c', object: 'chat.completion', model: 'm', choices, usage });
  const client = new Clawwits({
    apiKey: 'cw_sk_test',
    baseURL: 'https://gateway.clawwits.test',
    fetch: async () => new Response(text, { headers: { 'content-type': 'application/json' } }),
  });
  const before = peakMB();
  const start = performance.now();
  const receipt = await runBatch(input, { client, output: join(folder, 'out.jsonl') });
  report({ done: receipt.done, seconds: (performance.now() - start) / 1_000, peakMB: peakMB(), before });
}

/** Pace of a batch, next to a plain loop of workers over the SDK, against a gateway in another process. */
async function pace(): Promise<void> {
  const [url = '', apiKey = ''] = [process.env['CLAWWITS_BASE_URL'], process.env['CLAWWITS_API_KEY']];
  const input = join(folder, 'in.jsonl');
  await writeLines(input, inputLines());
  for (let round = 0; round < 5; round += 1) {
    const client = new Clawwits({ baseURL: url, apiKey, honoursIdempotencyKey: true });
    let start = performance.now();
    let next = 0;
    const worker = async () => {
      for (let index = next++; index < items; index = next++) await client.chat.completions.create(body(index));
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    const loop = (performance.now() - start) / 1_000;
    start = performance.now();
    await runBatch(input, { client, output: join(folder, `out-${round}.jsonl`) });
    const batch = (performance.now() - start) / 1_000;
    report({ items, loop, batch, ratio: loop / batch });
  }
}

async function serve(): Promise<void> {
  const server = await startServer({
    tier: 'enterprise',
    wits: 1e12,
    answer: 'Xin chào!',
    latency: { firstTokenMs: Number(process.env['LATENCY_MS'] ?? 0) },
  });
  const env = { ...process.env, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  const args = [...process.execArgv, fileURLToPath(import.meta.url), 'pace-alone', count];
  await once(spawn(process.execPath, args, { stdio: 'inherit', env }), 'close');
  await server.close();
}

try {
  if (what === 'read') read(count);
  else if (what === 'scan') await scan();
  else if (what === 'memory') await memory();
  else if (what === 'pace-alone') await pace();
  else await serve();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
