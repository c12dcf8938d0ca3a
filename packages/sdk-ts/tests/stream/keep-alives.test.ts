import { clawwitsProfile } from '@clawwits/contract';
import { ChatReader, type StreamReader } from '@clawwits/dialects';
import { MessageReader } from '@clawwits/dialects/readers';
import { describe, expect, test } from 'vitest';
import { createCallControl } from '../../src/core/call-control.ts';
import { OpenStream } from '../../src/core/open-stream.ts';
import { type CallSettings, defaultSettings, mergeSettings } from '../../src/core/settings.ts';
import { isClawwitsError } from '../../src/index.ts';
import { Stream } from '../../src/stream/stream.ts';
import type { PieceReceiver, TransportAnswer } from '../../src/transport/transport.ts';
import {
  blockStartEvent,
  chatStream,
  messageStartEvent,
  messageStream,
  pingEvent,
  sayChunk,
} from '../support/golden.ts';
import { createManualRuntime } from '../support/manual-runtime.ts';

const countPromptCharacters = () => 0;
const chatReader = () => new ChatReader({ choices: 1, hideUsageChunk: true, countPromptCharacters });
const messageReader = () => new MessageReader({ countPromptCharacters });
const minute = 60_000;
const comment = ': processing\n\n';

/** A stream whose time and bytes come when a test says so. */
function open<Event, Result>(reader: StreamReader<Event, Result>, overrides: CallSettings = {}) {
  const { runtime, advance } = createManualRuntime();
  const settings = mergeSettings(defaultSettings, overrides);
  const control = createCallControl(runtime, undefined);
  let receiver: PieceReceiver | null = null;
  const answer: TransportAnswer = {
    status: 200,
    header: () => null,
    headers: () => [],
    body: {
      read: () => new Promise((resolve, reject) => (receiver = { resolve, reject })),
      readInto: (next) => (receiver = next),
      cancel: (reason) => receiver?.reject(reason),
    },
  };
  control.whenStopped(answer.body);
  const response = {
    ...{ status: 200, gateway: 'clawwits', requestId: undefined, attempts: [], idempotencyKey: undefined },
    ...{ replayed: false, limits: {}, durationMs: 0, header: () => null },
  };
  const source = new OpenStream(
    {
      ...{ gateway: clawwitsProfile, runtime, settings, control, startedAt: 0, answer, response },
      ...{ repeatable: false, keys: [], settle: null },
      describe: () => ({ title: 'The gateway', billable: true, attempts: [] }),
    },
    reader,
  );
  const stream = new Stream(source);
  const iterator = stream[Symbol.asyncIterator]();
  const outcome = { events: 0, code: null as string | null, endedAt: null as number | null, isDone: false };

  /** Reads on as a caller without work of its own does. */
  async function readOn(): Promise<void> {
    try {
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) outcome.events += 1;
      outcome.isDone = true;
    } catch (error) {
      if (!isClawwitsError(error)) throw error;
      outcome.code = error.code;
    }
    outcome.endedAt = runtime.now();
  }

  return {
    stream,
    iterator,
    outcome,
    readOn,
    /** Lets time pass, in milliseconds. */
    async pass(durationMs: number) {
      advance(durationMs);
      await settled();
    },
    async send(text: string) {
      const next = receiver;
      receiver = null;
      next?.resolve(new TextEncoder().encode(text));
      await settled();
    },
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Sends the same bytes at regular times until the stream is over, or the time is up. */
async function repeat(opened: ReturnType<typeof open>, text: string, everyMs: number, forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs && opened.outcome.endedAt === null; passed += everyMs) {
    await opened.pass(everyMs);
    await opened.send(text);
  }
}

describe('a stream with keep-alives', () => {
  test.each([
    ['comments', chatReader, comment, chatStream],
    ['pings', messageReader, pingEvent, messageStream],
  ])('that sends nothing but %s for three minutes, first and between two events, is whole', async (...[, ...row]) => {
    const [createReader, keepAlive, events] = row as [() => StreamReader<unknown, unknown>, string, string[]];
    const opened = open(createReader());
    void opened.readOn();
    for (const event of events) {
      await repeat(opened, keepAlive, 10_000, 3 * minute);
      await opened.send(event);
    }
    expect(opened.outcome).toMatchObject({ isDone: true, code: null });
  });

  test.each([
    ['comments', chatReader, sayChunk('Half'), comment],
    ['pings', messageReader, messageStartEvent + blockStartEvent, pingEvent],
    ['the beginning of an event', chatReader, sayChunk('Half'), ' '],
  ])('ends by firstEventTimeout since its last event where nothing but %s comes', async (...[, ...row]) => {
    const [createReader, start, keepAlive] = row as [() => StreamReader<unknown, unknown>, string, string];
    const opened = open(createReader());
    void opened.readOn();
    await opened.pass(minute);
    await opened.send(start);
    await repeat(opened, keepAlive, 30_000, 20 * minute);
    expect(opened.outcome).toMatchObject({ code: 'first_event_timeout', endedAt: 11 * minute });
  });

  test.each([
    ['before its first event', '', 3 * minute, 4 * minute],
    ['after an event', sayChunk('Half'), 3 * minute, 4 * minute],
  ])('ends by totalTimeout %s, where that is sooner', async (_, start, endsAt, forMs) => {
    const opened = open(chatReader(), { totalTimeout: 3 * minute });
    void opened.readOn();
    await opened.send(start);
    await repeat(opened, comment, 10_000, forMs);
    expect(opened.outcome).toMatchObject({ code: 'total_timeout', endedAt: endsAt });
  });

  test('goes on beyond totalTimeout while events come, and then has no longer to wait than idleTimeout', async () => {
    const opened = open(chatReader(), { totalTimeout: 3 * minute });
    void opened.readOn();
    for (let event = 0; event < 5; event++) {
      await opened.pass(minute);
      await opened.send(sayChunk('More'));
    }
    await repeat(opened, comment, 10_000, 4 * minute);
    expect(opened.outcome).toMatchObject({ events: 5, code: 'idle_timeout', endedAt: 7 * minute });
  });

  test('ends by idleTimeout after the last keep-alive', async () => {
    const opened = open(chatReader());
    void opened.readOn();
    await opened.send(sayChunk('Half'));
    await repeat(opened, comment, minute, 4 * minute);
    for (let passed = 0; passed < 5; passed++) await opened.pass(minute);
    expect(opened.outcome).toMatchObject({ code: 'idle_timeout', endedAt: 6 * minute });
  });

  test('ends by idleTimeout since its last event, where firstEventTimeout is shorter', async () => {
    const opened = open(chatReader(), { firstEventTimeout: minute });
    void opened.readOn();
    await opened.send(sayChunk('Half'));
    await repeat(opened, comment, 10_000, 5 * minute);
    expect(opened.outcome).toMatchObject({ code: 'idle_timeout', endedAt: 2 * minute });
  });

  test('whose answer is whole waits no longer for its end marker', async () => {
    const opened = open(chatReader());
    void opened.readOn();
    await opened.send(chatStream.slice(0, -1).join(''));
    await repeat(opened, comment, 1_000, minute);
    expect(opened.outcome).toMatchObject({ isDone: true, endedAt: 5_000 });
  });

  test('does not count the time in which its caller works', async () => {
    const opened = open(messageReader());
    const first = opened.iterator.next();
    await opened.send(messageStartEvent);
    await first;
    await opened.pass(11 * minute);
    for (let ping = 0; ping < 5; ping++) {
      const next = opened.iterator.next();
      await opened.pass(minute);
      await opened.send(pingEvent);
      await next;
      await opened.pass(2 * minute);
    }
    void opened.readOn();
    await opened.send(messageStream.slice(2).join(''));
    expect(opened.outcome).toMatchObject({ isDone: true, code: null });
  });
});
