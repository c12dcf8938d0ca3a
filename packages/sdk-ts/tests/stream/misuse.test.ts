import { describe, expect, test } from 'vitest';
import type { Middleware } from '../../src/index.ts';
import { clientAnsweredBy } from '../support/answering.ts';
import { failureOf, hello, helloStream } from '../support/client.ts';
import { chatAnswer, chatStream } from '../support/golden.ts';

const answerStream = () => new Response(chatStream.join(''), { headers: { 'content-type': 'text/event-stream' } });
const openStream = () => clientAnsweredBy(answerStream).client.chat.completions.create(helloStream);

const uses = {
  'for await': async (stream) => {
    for await (const _ of stream);
  },
  'result()': (stream) => stream.result(),
  'tee()': async (stream) => stream.tee()[0].result(),
  'toReadableStream()': async (stream) => new Response(stream.toReadableStream()).text(),
} satisfies Record<string, (stream: Awaited<ReturnType<typeof openStream>>) => Promise<unknown>>;
const names = Object.keys(uses) as (keyof typeof uses)[];

describe('a stream that was read already is refused by', () => {
  test.each(names.flatMap((first) => names.map((second) => [second, first] as const)))(
    '%s after %s',
    async (second, first) => {
      const stream = await openStream();
      await uses[first](stream);
      const error = await failureOf(uses[second](stream));
      expect(error).toMatchObject({ name: 'ConfigurationError', code: 'already_read' });
      expect(error.message).toContain('tee()');
    },
  );
});

test('the controller of other clients is refused by an error that names its successor', async () => {
  const stream = await openStream();
  const error = await failureOf(
    (async () => (stream as unknown as { controller: AbortController }).controller.abort())(),
  );
  expect(error).toMatchObject({ name: 'ConfigurationError', code: 'unsupported_member' });
  expect(error.message).toContain('stream.cancel()');
  expect(await stream.result()).toEqual(chatAnswer);
});

test('messages that contain themselves after the call was made break neither a stream nor its estimates', async () => {
  const message: { role: 'user'; content: unknown } = { role: 'user', content: 'Xin chào' };
  const { client } = clientAnsweredBy(
    () => new Response(chatStream.slice(0, 2).join(''), { headers: { 'content-type': 'text/event-stream' } }),
  );
  const stream = await client.chat.completions.create({ ...helloStream, messages: [message as never] });
  message.content = [message];
  const error = await failureOf(stream.result());
  expect(error.code).toBe('stream_cut');
  expect(error.partial?.usage).toMatchObject({ estimated: true });
});

test('a response that was decoded already is refused by asResponse()', async () => {
  const { client } = clientAnsweredBy(() => Response.json(chatAnswer));
  const call = client.chat.completions.create(hello);
  await call;
  expect(await failureOf(call.asResponse())).toMatchObject({ name: 'ConfigurationError', code: 'already_read' });
});

describe('a function of the caller that gives something else is named, and the call may have been billed:', () => {
  test.each([undefined, 7, {}, { status: 200 }, { status: 200, header: () => null, headers: () => [], body: {} }])(
    'a middleware that gives %j',
    async (given) => {
      const middleware: Middleware[] = [
        async (request, next) => {
          await next(request);
          return given as never;
        },
      ];
      const { client } = clientAnsweredBy(() => Response.json(chatAnswer), { middleware });
      const error = await failureOf(client.chat.completions.create(hello));
      expect(error).toMatchObject({ name: 'ConfigurationError', code: 'invalid_option', maybeBilled: true });
      expect(error.message).toContain('did not return the answer of "next"');
    },
  );

  test('an observer that gives no function, before anything is sent', async () => {
    const { client, sent } = clientAnsweredBy(() => Response.json(chatAnswer), { observer: () => 7 as never });
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'invalid_option', maybeBilled: false });
    expect(sent).toEqual([]);
  });

  test('a function for the key that throws, before anything is sent', async () => {
    const cause = new Error('no vault');
    const apiKey = () => {
      throw cause;
    };
    const { client, sent } = clientAnsweredBy(() => Response.json(chatAnswer), { apiKey });
    expect(await failureOf(client.chat.completions.create(hello))).toMatchObject({ code: 'invalid_api_key', cause });
    expect(sent).toEqual([]);
  });
});
