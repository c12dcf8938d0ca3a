import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, inject, test } from 'vitest';
import * as atOnce from '../../packages/sdk-ts/src/index.ts';
import { corpus } from '../../packages/sdk-ts/tests/corpus/corpus.ts';
import type { StreamCase } from '../../packages/sdk-ts/tests/corpus/stream-case.ts';

type Sdk = typeof atOnce;

const web = join(inject('consumer'), 'node_modules/@clawwits/sdk-ts/dist/web');
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

let loads = 0;

/** The SDK as a page has it, nothing of it loaded on demand yet. */
const openPage = (folder = web): Promise<Sdk> => import(`${pathToFileURL(join(folder, 'index.js'))}?page=${++loads}`);

/** The SDK of a page whose server has lost a file, as after a new deployment. */
async function openPageWithout(...names: string[]): Promise<Sdk> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-page-'));
  folders.push(folder);
  await cp(web, folder, { recursive: true });
  await cp(join(web, '../../package.json'), join(folder, 'package.json'));
  for (const name of names) await rm(join(folder, `${name}.js`));
  return openPage(folder);
}

/** A body whose pieces have the given size. */
function bodyOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
}

const readerOf = (sdk: Sdk, { dialect }: StreamCase) =>
  ({ chat: sdk.readChatStream, message: sdk.readMessageStream, response: sdk.readResponseStream })[dialect];

async function eventsOf(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const question = { messages: [{ role: 'user' as const, content: 'Xin chào' }] };

/** A client of the page's SDK that gets the given answer; counts what it sends. */
function clientOf(sdk: Sdk, answer: () => Response) {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return answer();
  };
  const client = new sdk.Clawwits({ apiKey: 'cw_sk_test', baseURL: 'https://gateway.example', maxRetries: 0, fetch });
  return { client, sent };
}

const answerOf = (body: string, type: string | null, status = 200) =>
  new Response(new TextEncoder().encode(body), { status, headers: type === null ? {} : { 'content-type': type } });

/** What a promise fails with. */
async function failureOf(promise: Promise<unknown>): Promise<atOnce.ClawwitsError> {
  try {
    await promise;
  } catch (error) {
    if (atOnce.isClawwitsError(error)) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('what a page loads on demand', () => {
  test('is files without imports, so that a bundler shares nothing between them and the page', async () => {
    const files = (await readdir(web)).filter((name) => name.endsWith('.js') && name !== 'index.js');
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const code = await readFile(join(web, file), 'utf8');
      expect(code, file).not.toMatch(/^(import|export) .*from|import\(/m);
      // A second class of errors would differ from the page's.
      expect(code, file).not.toMatch(/class (ClawwitsError|ConfigurationError|TransportFailure|CallStopped)\b/);
    }
  });

  test.each(corpus.map((one) => [one.server, one] as const))(
    'reads a stream of %s as it is read at once',
    async (_, one) => {
      const text = one.stream.join('');
      const expected = await readerOf(atOnce, one)(bodyOf(text, text.length)).result();
      for (const size of [text.length, 7]) {
        const page = await openPage();
        const stream = readerOf(page, one)(bodyOf(text, size));
        expect(await stream.result()).toEqual(expected);
        expect(stream.text).toBe(one.text);
      }
      const page = await openPage();
      const events = await eventsOf(readerOf(page, one)(bodyOf(text, 64)));
      expect(events).toEqual(await eventsOf(readerOf(atOnce, one)(bodyOf(text, 64))));
    },
  );

  test.each(['text/plain', null])('reads streams of the content type %s', async (type) => {
    for (const one of corpus.filter(({ dialect }) => dialect === 'chat')) {
      const { client } = clientOf(await openPage(), () => answerOf(one.stream.join(''), type));
      const stream = await client.chat.completions.create({ ...question, stream: true });
      expect(await stream.result()).toMatchObject(one.answer);
    }
  });

  test('reads one JSON object where a stream was asked for, and a stream where JSON was', async () => {
    const message = { role: 'assistant', content: 'Xin chào' };
    const whole = { id: '1', choices: [{ index: 0, message, finish_reason: 'stop' }] };
    for (const type of ['application/json', 'text/event-stream']) {
      const { client } = clientOf(await openPage(), () => answerOf(JSON.stringify(whole), type));
      const stream = await client.chat.completions.create({ ...question, stream: true });
      expect((await stream.result()).choices[0].message).toEqual(message);
    }
    const chunk = { id: '1', choices: [{ index: 0, delta: { content: 'Xin chào' }, finish_reason: 'stop' }] };
    for (const type of ['text/event-stream', 'application/json']) {
      const { client } = clientOf(await openPage(), () =>
        answerOf(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, type),
      );
      expect((await client.chat.completions.create(question)).choices[0].message).toEqual(message);
    }
  });

  test('streams messages, and hands answers on as a Response', async () => {
    const [one] = corpus.filter(({ dialect }) => dialect === 'message');
    if (one === undefined) throw new Error('The corpus holds messages.');
    const answer = () => answerOf(one.stream.join(''), 'text/event-stream');
    const streaming = clientOf(await openPage(), answer);
    const stream = await streaming.client.messages.create({ ...question, maxTokens: 10, stream: true });
    expect(await stream.result()).toMatchObject(one.answer);
    const raw = clientOf(await openPage(), answer);
    const response = await raw.client.messages.create({ ...question, maxTokens: 10, stream: true }).asResponse();
    expect(await response.text()).toBe(one.stream.join(''));
  });

  test.each([
    [
      'the form of the documents',
      '{"error":{"code":"not_found","message":"There is no such model."}}',
      'no such model',
    ],
    ['another form', '{"detail":[{"loc":["body","model"],"msg":"unknown"}]}', 'model: unknown'],
    ['a page', '<html><title>404 Not Found</title><center>nginx</center></html>', 'an HTML page of nginx'],
  ])('reads an error in %s', async (_, body, words) => {
    const { client } = clientOf(await openPage(), () => answerOf(body, 'application/json', 404));
    const error = await failureOf(client.chat.completions.create(question));
    expect(error).toMatchObject({ name: 'RequestRejectedError', code: 'not_found', status: 404 });
    expect(error.message).toContain(words);
  });

  test('reads a body that is no web stream', async () => {
    const text = '{"choices":[{"index":0,"message":{"role":"assistant","content":"Xin chào"},"finish_reason":"stop"}]}';
    const headers = new Headers({ 'content-type': 'application/json' });
    const bodies = [
      { text: async () => text },
      {
        body: (async function* () {
          yield text;
        })(),
      },
    ];
    for (const body of bodies) {
      const { client } = clientOf(await openPage(), () => ({ status: 200, headers, ...body }) as unknown as Response);
      expect((await client.chat.completions.create(question)).choices[0].message.content).toBe('Xin chào');
    }
  });
});

/** The SDK of a page whose server never answers for a file. */
async function openPageThatWaitsFor(name: string): Promise<Sdk> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-page-'));
  folders.push(folder);
  await cp(web, folder, { recursive: true });
  await cp(join(web, '../../package.json'), join(folder, 'package.json'));
  await writeFile(join(folder, `${name}.js`), 'await new Promise((resolve) => setTimeout(resolve, 10_000));');
  return openPage(folder);
}

describe('where what is loaded on demand cannot be loaded', () => {
  const call = { index: 0, id: 'a', function: { name: 'f', arguments: '{}' } };
  const say = (delta: object) => `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`;
  const stream = `${say({ content: '' })}${say({ tool_calls: [call] })}data: [DONE]\n\n`;

  test('a stream ends with an error that holds what had arrived', async () => {
    const page = await openPageWithout('tolerant-chat');
    const { client } = clientOf(page, () => answerOf(stream, 'text/event-stream'));
    const error = await failureOf((await client.chat.completions.create({ ...question, stream: true })).result());
    expect(error).toMatchObject({ name: 'IncompleteStreamError', code: 'stream_cut' });
    expect(error.partial?.text).toContain('"tool_calls"');
  });

  test.each([
    ['body-parser', '{"choices":[{"index":0,"message":{"content":"Xin chào"},"finish_reason":"stop"}]}'],
    ['full-event-parser', 'data: {"choices":[{"index":0,\ndata: "delta":{"content":"Xin chào"}}]}\n\n'],
  ])('a stream that needs %s ends with an error that holds its bytes as text', async (name, body) => {
    const { client } = clientOf(await openPageWithout(name), () => answerOf(body, 'text/event-stream'));
    const error = await failureOf((await client.chat.completions.create({ ...question, stream: true })).result());
    expect(error).toMatchObject({ name: 'IncompleteStreamError', maybeBilled: true });
    expect(error.partial?.text).toBe(body);
  });

  test.each([
    ['its caller', {}, 'AbortError'],
    ['a time limit', { idleTimeout: 50 }, 'TimeoutError'],
  ])('%s can end a stream that waits for it', async (_, limits, name) => {
    const page = await openPageThatWaitsFor('tolerant-chat');
    const { client } = clientOf(page, () => answerOf(stream, 'text/event-stream'));
    const controller = new AbortController();
    const options = { ...limits, signal: controller.signal };
    const result = (await client.chat.completions.create({ ...question, stream: true }, options)).result();
    if (name === 'AbortError') controller.abort();
    expect((await failureOf(result)).name).toBe(name);
  });

  test('a request that failed counts as one that may have been processed', async () => {
    const refuse = () => {
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      });
    };
    const known = clientOf(await openPage(), refuse);
    const careful = { code: 'connection_lost', maybeBilled: true };
    expect(await failureOf(known.client.chat.completions.create(question))).toMatchObject({
      code: 'connection_failed',
    });
    const unknown = clientOf(await openPageWithout('failure-kind'), refuse);
    expect(await failureOf(unknown.client.chat.completions.create(question))).toMatchObject(careful);
  });

  test('a browser, which does not say why a request failed, need not load what tells failures apart', async () => {
    const page = await openPageThatWaitsFor('failure-kind');
    const { client } = clientOf(page, () => {
      throw new TypeError('Failed to fetch');
    });
    const error = await failureOf(client.chat.completions.create(question, { timeout: 2_000 }));
    expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true });
  });

  test('a call with tools is not sent', async () => {
    const page = await openPageWithout('tolerant-chat');
    const { client, sent } = clientOf(page, () => answerOf(stream, 'text/event-stream'));
    const tools = [{ type: 'function' as const, function: { name: 'f', parameters: {} } }];
    const error = await failureOf(client.chat.completions.create({ ...question, tools, stream: true }));
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', maybeBilled: false });
    expect(sent).toEqual([]);
  });

  test('a streamed message is not asked for', async () => {
    const page = await openPageWithout('message-reader');
    const { client, sent } = clientOf(page, () => answerOf('', 'text/event-stream'));
    const error = await failureOf(client.messages.create({ ...question, maxTokens: 10, stream: true }));
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', maybeBilled: false });
    expect(sent).toEqual([]);
  });

  test("an answer that cannot be read is in the error, and an error has the gateway's own words", async () => {
    const page = await openPageWithout('unusual-answers', 'error-text');
    const { client } = clientOf(page, () => answerOf(stream, 'text/plain'));
    const error = await failureOf(client.chat.completions.create(question));
    expect(error).toMatchObject({ name: 'GatewayError', code: 'invalid_response', maybeBilled: true });
    expect(error.partial?.text).toBe(stream);
    const refused = clientOf(page, () => answerOf('{"detail":"No such model."}', 'application/json', 404));
    expect((await failureOf(refused.client.chat.completions.create(question))).message).toContain('No such model.');
  });
});
