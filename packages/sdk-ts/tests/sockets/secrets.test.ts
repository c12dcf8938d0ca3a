import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Clawwits, type ClawwitsError, type ClientOptions, type Logger } from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, readToEnd, transports } from '../support/client.ts';
import { chatAnswer, chatStream, roleChunk, sayChunk } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { answer, head, jsonAnswer, streamHead } from '../support/http-bytes.ts';
import { type RawExchange, type RawRequest, startRawServer } from '../support/raw-server.ts';

const secret = 'S3cr3tPart0123456789';
const apiKey = `cw_sk_${secret}`;
/** A quotation of a few letters gives a key away, too. */
const beginning = secret.slice(0, 4);
const prompt = 'my most private diary';
const question = { messages: [{ role: 'user' as const, content: prompt }] };

/** Everything that may be printed, logged or stored of an error, with what it was caused by. */
function showAll(error: ClawwitsError): string {
  const views = [error.message, String(error), error.stack, JSON.stringify(error), inspect(error, { depth: 10 })];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    views.push(cause.message, cause.stack, inspect(cause, { depth: 10, showHidden: true }));
  }
  return views.join('\n');
}

const echo = ({ headers }: RawRequest) => `You sent Authorization: ${headers['authorization']} and ${apiKey}, see?`;

const echoes: [what: string, answering: (exchange: RawExchange) => unknown][] = [
  ['an envelope', ({ write, request }) => write(jsonAnswer({ error: { code: 'x', message: echo(request) } }, 400))],
  ['a code', ({ write }) => write(jsonAnswer({ error: { code: apiKey, message: 'It failed.' } }, 400))],
  ['a field', ({ write }) => write(jsonAnswer({ error: { code: 'x', param: apiKey, message: 'It failed.' } }, 400))],
  ['a request id', ({ write }) => write(jsonAnswer({ error: { code: 'x' } }, 400, { 'x-request-id': apiKey }))],
  ['plain text', ({ write, request }) => write(answer(500, echo(request), { 'content-type': 'text/plain' }))],
  ['HTML', ({ write, request }) => write(answer(502, `<html>${echo(request)}`, { 'content-type': 'text/html' }))],
  [
    'a redirect',
    ({ write }) => write(head(302, { location: `https://other.example/?key=${apiKey}`, 'content-length': 0 })),
  ],
  ['a body that is no JSON', ({ write }) => write(answer(200, apiKey, { 'content-type': 'application/json' }))],
  [
    'JSON that breaks off',
    ({ write }) => write(answer(200, `{"a":"${apiKey}"`, { 'content-type': 'application/json' })),
  ],
  ['a content type', ({ write }) => write(answer(200, 'x', { 'content-type': `text/plain; key=${apiKey}` }))],
  ['a malformed status line', ({ write }) => write(`HTTP/1.1 abc ${apiKey}\r\n\r\n`)],
  ['chunks that are none', ({ write }) => write(`${head(200, { 'transfer-encoding': 'chunked' })}${apiKey}\r\n`)],
  [
    'an error in status 200',
    ({ write, request }) => write(jsonAnswer({ error: { code: 'x', message: echo(request) } })),
  ],
  ['a content encoding', ({ write }) => write(answer(200, 'x', { 'content-encoding': apiKey }))],
];

describe.each(transports)('an error by $name', (transport) => {
  guardEachTest();
  const options: ClientOptions = { apiKey, maxRetries: 0 };

  test.each(echoes)('from a gateway that repeats the key in %s does not hold it', async (_, answering) => {
    await using server = await startRawServer(answering);
    const client = await openClient(server.url, transport, options);
    const outcome = await client.chat.completions.create(question).catch((error: unknown) => error);
    // Node's fetch takes a coding that it does not know for none, and the body is then no JSON.
    const shown = showAll(outcome as ClawwitsError);
    expect(shown).not.toContain(beginning);
    expect(shown).not.toContain(prompt);
  });

  test.each([
    ['an error', `data: {"error":{"code":"x","message":"You sent Bearer ${apiKey}"}}\n\n`],
    ['an event that is no JSON', `data: ${apiKey}\n\n`],
    ['a cut text', sayChunk(`${apiKey} and ${prompt}`)],
  ])('from a stream that repeats the key in %s does not hold it', async (_, event) => {
    await using server = await startRawServer(({ write, end }) => write(streamHead + roleChunk + event).then(end));
    const client = await openClient(server.url, transport, options);
    const { error } = await readToEnd(await client.chat.completions.create({ ...question, stream: true }));
    const shown = showAll(error as ClawwitsError);
    expect(shown).not.toContain(beginning);
    expect(shown).not.toContain(prompt);
  });

  test('from a gateway whose keys look like nothing known does not hold it either', async () => {
    const opaque = 'eyJhbGci.eyJzdWIi.b3BhcXVlLXNlY3JldC1wYXJ0';
    await using server = await startRawServer(({ write }) =>
      write(jsonAnswer({ error: { code: 'x', message: `token=${opaque}; again: x${opaque}x` } }, 401)),
    );
    const client = await openClient(server.url, transport, { ...options, apiKey: async () => opaque });
    const error = await failureOf(client.chat.completions.create(question));
    expect(showAll(error)).not.toContain('b3BhcXVlLXNlY3JldC1wYXJ0');
  });

  test('of a hostile gateway is made in linear time', async () => {
    const hostile = 'eyJ-'.repeat(20_000);
    await using server = await startRawServer(({ write }) =>
      write(`${streamHead}data: ${JSON.stringify({ error: { code: 'x', message: hostile } })}\n\n`),
    );
    const client = await openClient(server.url, transport, options);
    const stream = await client.chat.completions.create(helloStream);
    const start = performance.now();
    const { error } = await readToEnd(stream);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(error?.message.length).toBeLessThanOrEqual(500);
  });

  test('of a hostile text that is no answer is made in linear time', async () => {
    await using server = await startRawServer(({ write }) => write(answer(200, 'eyJ-'.repeat(20_000))));
    const client = await openClient(server.url, transport, options);
    const start = performance.now();
    const { partial } = await failureOf(client.chat.completions.create(hello));
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(partial?.text).toHaveLength(65_536);
  });

  test('tells what may be logged as JSON, and never what a stream had said', async () => {
    await using server = await startRawServer(({ write, end }) => write(streamHead + sayChunk('said')).then(end));
    const client = await openClient(server.url, transport, options);
    const { error } = await readToEnd(await client.chat.completions.create(helloStream));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'IncompleteStreamError',
      code: 'stream_cut',
      status: 200,
      requestId: 'req_stream',
      maybeBilled: true,
      attempts: [{ status: 200, reason: 'stream_cut' }],
    });
    expect(JSON.stringify(error)).not.toContain('said');
    expect(inspect(error)).not.toContain('said');
    expect(error?.partial?.text).toBe('said');
  });

  test('that refuses a key which no header can carry does not repeat it', async () => {
    await using server = await startRawServer();
    const client = await openClient(server.url, transport, { ...options, apiKey: () => `${apiKey}\r\nx-evil: 1` });
    const error = await failureOf(client.wits.balance());
    expect(error.code).toBe('invalid_option');
    expect(showAll(error)).not.toContain(beginning);
    expect(server.connections).toBe(0);
  });
});

describe('a client', () => {
  guardEachTest();

  test('shows its key to neither inspect nor JSON', async () => {
    const client = new Clawwits({ apiKey, baseURL: 'http://127.0.0.1:1', headers: { 'x-team': secret } });
    const views = [
      inspect(client, { depth: 20, showHidden: true, getters: true }),
      JSON.stringify(client),
      String(client),
      inspect(client.chat, { depth: 20, showHidden: true }),
      JSON.stringify(Object.entries(client)),
      JSON.stringify(structuredCloneOrNothing(client)),
    ].join('\n');
    expect(views).not.toContain(beginning);
    expect(inspect(client)).toContain('http://127.0.0.1:1');
  });

  test('shows neither key nor prompt in what a call hands out', async () => {
    await using server = await startRawServer(({ write, request }) =>
      write(request.body.includes('"stream"') ? streamHead + chatStream.join('') : jsonAnswer(chatAnswer)),
    );
    const client = await openClient(server.url, undefined, { apiKey });
    const call = client.chat.completions.create(question);
    const withResponse = await call.withResponse();
    const stream = await client.chat.completions.create({ ...question, stream: true });
    const views = [call, withResponse.response, stream, stream.response].map((value) =>
      inspect(value, { depth: 20, showHidden: true }),
    );
    expect(views.join('\n')).not.toContain(beginning);
    expect(views.join('\n')).not.toContain(prompt);
  });

  test('logs nothing by default, and at its loudest neither key nor prompt nor answer', async () => {
    await using server = await startRawServer(({ index, write, request }) => {
      if (index === 0) return write(jsonAnswer({ error: { message: echo(request) } }, 503));
      if (request.body.includes('"stream"')) return write(streamHead + chatStream.join(''));
      return write(
        request.body.includes('refuse') ? jsonAnswer({ error: echo(request) }, 400) : jsonAnswer(chatAnswer),
      );
    });
    const lines: unknown[] = [];
    const write = (...words: unknown[]) => void lines.push(words);
    const logger: Logger = { error: write, warn: write, info: write, debug: write };
    const loud = await openClient(server.url, undefined, { apiKey, logLevel: 'debug', logger });
    await loud.chat.completions.create(question);
    await (await loud.chat.completions.create({ ...question, stream: true })).result();
    await failureOf(loud.chat.completions.create({ messages: [{ role: 'user', content: 'refuse' }] }));
    const shown = inspect(lines, { depth: 20 });
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const word of [beginning, prompt, 'Xin chào']) expect(shown).not.toContain(word);

    // The guard of this file fails the test if a quiet client prints a line.
    await (await openClient(server.url, undefined, { apiKey })).chat.completions.create(hello);
  });
});

/** Some loggers copy what they are given first; a client may refuse to be copied. */
function structuredCloneOrNothing(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}
