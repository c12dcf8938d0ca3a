import { ChatReader, createEventParser, type ServerSentEvent, type StreamReader } from '@clawwits/dialects';
import { MessageReader, ResponseReader } from '@clawwits/dialects/readers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpretEventStream } from '../../../dialects/tests/support/reference-event-stream.ts';
import {
  clawwits,
  clew,
  createFailover,
  readChatStream,
  readMessageStream,
  readResponseStream,
  techopenclaw,
} from '../../src/index.ts';
import { corpus } from '../corpus/corpus.ts';
import type { StreamCase } from '../corpus/stream-case.ts';
import { keysOf } from '../gateways/clients.ts';
import { clientAnsweredBy } from '../support/answering.ts';
import { guardEachTest } from '../support/guards.ts';
import { foldChat } from '../support/reference-fold/chat.ts';
import { foldMessageEvents } from '../support/reference-fold/messages.ts';
import { foldResponseEvents } from '../support/reference-fold/responses.ts';

guardEachTest();

const encode = (text: string) => new TextEncoder().encode(text);
const countPromptCharacters = () => 0;

const readers = {
  chat: () => new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters }),
  message: () => new MessageReader({ countPromptCharacters }),
  response: () => new ResponseReader({ countPromptCharacters }),
};
const streams = { chat: readChatStream, message: readMessageStream, response: readResponseStream };

function streamOf({ dialect, stream }: StreamCase) {
  const { body } = new Response(stream.join(''));
  if (body === null) throw new Error('A response has a body.');
  return streams[dialect](body);
}

/** A reader that has read some bytes, cut into pieces; `null` where they hold no answer yet. */
function resultOf(reader: StreamReader<unknown, unknown>, bytes: Uint8Array, sizes: readonly number[]): unknown {
  let ended = false;
  const take = (event: ServerSentEvent): void => {
    if (ended) return;
    const step = reader.read(event);
    // What follows a whole answer counts for the fold, too.
    if (step.type === 'split') for (const part of step.events) reader.read(part);
    else ended = step.type === 'end';
  };
  const parser = createEventParser(take, 1e9);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    parser.feed(bytes.subarray(at, at + size));
    at += size;
  }
  try {
    return reader.result();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Without the counts that are estimated where the provider reports none. */
const withoutUsage = (answer: unknown) => (answer === null ? null : { ...(answer as object), usage: undefined });

describe.each(corpus.map((one) => [one.server, one] as const))('a stream of %s', (_, one) => {
  const { dialect, stream, answer, text, usage } = one;
  const bytes = encode(stream.join(''));

  test('adds up to its answer', async () => {
    const source = streamOf(one);
    expect(await source.result()).toMatchObject(answer);
    expect(source.text).toBe(text);
    if (usage !== undefined) {
      expect(source.usage).toEqual({ inputTokens: usage[0], outputTokens: usage[1], estimated: false });
    }
  });

  test('adds up to the same wherever it is split, and never changes what it hands out', () => {
    const whole = resultOf(readers[dialect](), bytes, [bytes.length]);
    for (const size of [1, 7, 64]) expect(resultOf(readers[dialect](), bytes, [size])).toEqual(whole);
    const reader = readers[dialect]();
    const events: [event: unknown, before: string][] = [];
    for (const event of interpretEventStream(bytes)) {
      const step = reader.read(event);
      if (step.type === 'event') events.push([step.event, JSON.stringify(step.event)]);
    }
    reader.result();
    for (const [event, before] of events) expect(JSON.stringify(event)).toBe(before);
  });

  test('is the same for both branches of a tee, and when it is handed on as bytes', async () => {
    const whole = await streamOf(one).result();
    const [left, right] = streamOf(one).tee();
    expect(await Promise.all([left.result(), right.result()])).toEqual([whole, whole]);
    const handedOn = streams[dialect](streamOf(one).toReadableStream());
    expect(await handedOn.result()).toEqual(whole);
    expect(handedOn.usage).toEqual((await readToUsage(one)).usage);
  });
});

/** Asks through a failover of two clients, of a gateway that speaks the dialect. */
const asking = {
  chat: (refused: Answer, served: Answer) => {
    const options = { gateway: clew, apiKey: keysOf.clew, maxRetries: 0 };
    const clients = [clientAnsweredBy(refused, options).client, clientAnsweredBy(served, options).client];
    return createFailover(clients).chat.completions.create({ messages, stream: true });
  },
  message: (refused: Answer, served: Answer) => {
    const options = { gateway: clawwits, apiKey: keysOf.clawwits, maxRetries: 0 };
    const clients = [clientAnsweredBy(refused, options).client, clientAnsweredBy(served, options).client];
    return createFailover(clients).messages.create({ messages, maxTokens: 50, stream: true });
  },
  response: (refused: Answer, served: Answer) => {
    const options = { gateway: techopenclaw, apiKey: keysOf.techopenclaw, maxRetries: 0 };
    const clients = [clientAnsweredBy(refused, options).client, clientAnsweredBy(served, options).client];
    return createFailover(clients).responses.create({ model: 'gpt-5.4-codex', input: 'Xin chào', stream: true });
  },
};
type Answer = () => Response;
const messages = [{ role: 'user' as const, content: 'Xin chào' }];

describe.each(corpus.map((one) => [one.server, one] as const))('a call that is answered by %s', (_, one) => {
  test('is the same behind a failover', async () => {
    let refusals = 0;
    const refuse = () => {
      refusals += 1;
      return new Response('{"error":{"code":"router_error"}}', { status: 502 });
    };
    const headers = { 'content-type': 'text/event-stream' };
    const stream = await asking[one.dialect](refuse, () => new Response(one.stream.join(''), { headers }));
    expect(withoutUsage(await stream.result())).toEqual(withoutUsage(await streamOf(one).result()));
    expect(stream.text).toBe(one.text);
    expect(refusals).toBe(1);
  });
});

async function readToUsage(one: StreamCase) {
  const source = streamOf(one);
  await source.result();
  return source;
}

describe('the corpus', () => {
  test('holds at least 25 kinds of server', () => {
    expect(new Set(corpus.map(({ server }) => server.replace(/,.*/, ''))).size).toBeGreaterThanOrEqual(25);
  });

  const folds = { chat: foldChat, message: foldMessageEvents, response: foldResponseEvents };

  test.each(['chat', 'message', 'response'] as const)(
    'of the %s dialect, cut anywhere and split anywhere, adds up to what the reference fold makes of it',
    (dialect) => {
      const texts = corpus.filter((one) => one.dialect === dialect).map(({ stream }) => encode(stream.join('')));
      const compare = (bytes: Uint8Array, sizes: readonly number[]) => {
        const expected = withoutUsage(folds[dialect](interpretEventStream(bytes)));
        expect(withoutUsage(resultOf(readers[dialect](), bytes, sizes))).toEqual(expected);
      };
      for (const text of texts) compare(text, [16]);
      const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
      const share = fc.double({ min: 0, max: 1, noNaN: true });
      fc.assert(
        fc.property(fc.constantFrom(...texts), share, sizes, (text, length, pieces) =>
          compare(text.subarray(0, Math.ceil(text.length * length)), pieces),
        ),
        { numRuns: 400 },
      );
    },
  );

  test('of chats that nobody has seen yet adds up to what the reference fold makes of it', () => {
    const word = fc.constantFrom('', 'a', 'b', '{"a":', '1}', '{}', '{"b":2}', 'Huế');
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
    const part = fc.oneof(
      fc.record({ type: fc.constantFrom('text', 'thinking'), text: word }),
      fc.record({ type: word, index: fc.integer({ min: 0, max: 2 }), text: word, data: word }),
      fc.record({ id: word, type: word, url_citation: fc.record({ url: word, title: word }) }),
      word,
      fc.integer(),
    );
    const value = fc.oneof(
      word,
      fc.constant(null),
      fc.integer(),
      fc.boolean(),
      fc.array(part, { maxLength: 3 }),
      fc.record({ text: word, id: word, parts: fc.array(part, { maxLength: 2 }), nested: fc.record({ note: word }) }),
    );
    const call = fc.record(
      {
        index: maybe(fc.integer({ min: 0, max: 2 })),
        id: maybe(fc.constantFrom('', 'x', 'y', null)),
        type: fc.constantFrom('function', null, undefined),
        function: fc.record(
          {
            name: maybe(fc.constantFrom('', 'add', 'sub', null)),
            arguments: maybe(fc.oneof(word, fc.constant({ a: 1 }))),
          },
          { requiredKeys: [] },
        ),
        extra: maybe(value),
      },
      { requiredKeys: [] },
    );
    const delta = fc.record(
      {
        role: fc.constant('assistant'),
        content: fc.oneof(word, word, fc.constant(null), fc.array(part, { maxLength: 2 })),
        reasoning: word,
        reasoning_details: fc.array(part, { maxLength: 2 }),
        tool_calls: fc.array(call, { maxLength: 3 }),
        next_year: value,
        constructor: value,
      },
      { requiredKeys: [] },
    );
    const choice = fc.record(
      {
        index: fc.constantFrom(0, 1),
        delta,
        message: fc.record({ content: word, extra: value }),
        finish_reason: fc.constantFrom(null, '', 'stop'),
        note: value,
        logprobs: fc.constantFrom(null, { content: [{ token: 'a' }] }),
      },
      { requiredKeys: [] },
    );
    const chunk = fc.record(
      { id: word, model: word, choices: fc.array(choice, { maxLength: 2 }), provider: value, usage: fc.constant(null) },
      { requiredKeys: ['choices'] },
    );
    const run = fc.tuple(chunk, fc.integer({ min: 1, max: 12 })).map(([one, times]) => Array(times).fill(one));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        // A whole answer that comes first is read as a stream of its own.
        const bytes = encode(
          [{ choices: [] }, ...runs.flat()].map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''),
        );
        const expected = withoutUsage(foldChat(interpretEventStream(bytes)));
        expect(withoutUsage(resultOf(readers.chat(), bytes, [64]))).toEqual(expected);
      }),
      { numRuns: 1_500 },
    );
  });
});
