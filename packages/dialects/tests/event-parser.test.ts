import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEventParser } from '../src/event-parser.ts';
import { EventTooLarge } from '../src/event-too-large.ts';
import type { ServerSentEvent } from '../src/server-sent-event.ts';
import { interpretEventStream } from './support/reference-event-stream.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const unlimited = Number.MAX_SAFE_INTEGER;

/** The events of pieces, in the shape of the reference: without fields that say nothing. */
function parse(pieces: Iterable<Uint8Array>, maxEventSize = unlimited): ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  const parser = createEventParser(
    ({ event, data }) => events.push(event === undefined ? { data } : { event, data }),
    maxEventSize,
  );
  for (const piece of pieces) parser.feed(piece);
  return events;
}

/** Cuts bytes at the places given. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((start, index) => bytes.subarray(start, sorted[index] ?? bytes.length));
}

const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', ' ', '  two spaces', ':', ': ', '\uFEFF', 'Xin chào 👋🏽', '\0', '[DONE]', 'a:b'),
);
const line = fc.oneof(
  word.map((value) => `data:${value}`),
  word.map((value) => `data: ${value}`),
  word.map((value) => `event: ${value}`),
  word.map((value) => `:${value}`),
  fc.constantFrom(
    'data',
    'event',
    'id: 7',
    'id: \0',
    'retry: 10',
    'retry: soon',
    'unknown: 1',
    'DATA: x',
    ' data: x',
    '',
    '',
    '',
  ),
  word,
);
const lines = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 24 })
  .map((parts) => parts.map((part) => part.join('')).join(''));
const streamText = fc.tuple(fc.constantFrom('', '\uFEFF', '\uFEFF\uFEFF'), lines).map((parts) => parts.join(''));
const places = fc.array(fc.nat(10_000), { maxLength: 40 });

describe('an event stream', () => {
  test.each([
    ['an event', 'data: one\n\n', [{ data: 'one' }]],
    ['several lines', 'data: one\ndata: two\n\n', [{ data: 'one\ntwo' }]],
    ['one space taken off', 'data:  one\n\ndata:two\n\n', [{ data: ' one' }, { data: 'two' }]],
    ['a name', 'event: ping\ndata: {}\n\n', [{ event: 'ping', data: '{}' }]],
    ['a name without data, which is forgotten', 'event: ping\n\ndata: x\n\n', [{ data: 'x' }]],
    ['empty data', 'data\n\ndata:\n\n', [{ data: '' }, { data: '' }]],
    ['two empty lines of data', 'data\ndata\n\n', [{ data: '\n' }]],
    ['carriage returns', 'data: one\r\rdata: two\r\r', [{ data: 'one' }, { data: 'two' }]],
    ['both', 'data: one\r\n\r\n', [{ data: 'one' }]],
    ['all of them', 'data: one\r\ndata: two\rdata: three\n\r\n', [{ data: 'one\ntwo\nthree' }]],
    ['a byte order mark', '\uFEFFdata: one\n\n', [{ data: 'one' }]],
    ['a second one, which belongs to the field', '\uFEFF\uFEFFdata: one\n\n', []],
    ['comments', ': keep-alive\n\n:\ndata: one\n: two\n\n', [{ data: 'one' }]],
    ['unknown fields', 'foo: bar\nretry: x\nid: 1\ndata: one\n\n', [{ data: 'one' }]],
    ['a field name in capitals, which is another', 'DATA: one\n\n', []],
    ['no blank line at the end, which drops the event', 'data: one\n\ndata: two\n', [{ data: 'one' }]],
    ['no line end at all', 'data: one', []],
  ])('of %s is read by the rules of the standard', (_, text, events) => {
    expect(interpretEventStream(encode(text))).toEqual(events);
    expect(parse([encode(text)])).toEqual(events);
    expect(parse(Array.from(encode(text), (byte) => Uint8Array.of(byte)))).toEqual(events);
  });

  test('loses one byte order mark at its start and no second, wherever it is cut', () => {
    const bytes = encode('\uFEFFdata: one\n\n');
    const twice = encode('\uFEFF\uFEFFdata: one\n\n');
    for (let place = 0; place < 8; place++) {
      expect(parse([bytes.subarray(0, place), bytes.subarray(place)])).toEqual([{ data: 'one' }]);
      expect(parse([twice.subarray(0, place), twice.subarray(place)])).toEqual([]);
    }
  });

  test('gives an event as soon as its last byte is there, a carriage return too', () => {
    const events: ServerSentEvent[] = [];
    const parser = createEventParser((event) => events.push(event), unlimited);
    parser.feed(encode('data: one\r\r'));
    expect(events).toHaveLength(1);
    parser.feed(encode('\ndata: two\n\n'));
    expect(events).toHaveLength(2);
  });

  test('is read by the rules of the standard, wherever it is cut', () => {
    fc.assert(
      fc.property(streamText, places, (text, cuts) => {
        const bytes = encode(text);
        expect(parse(cutAt(bytes, cuts))).toEqual(interpretEventStream(bytes));
      }),
      { numRuns: 1_500 },
    );
  });

  test('as gateways send it is read by the same rules, whatever stands in between and wherever it is cut', () => {
    const json = fc.constantFrom('{"a":1}', '{"text":"Xin chào 👋🏽"}', '[DONE]', '');
    const block = fc.oneof(
      { weight: 4, arbitrary: json.map((data) => `data: ${data}\n\n`) },
      { weight: 4, arbitrary: json.map((data) => `event: message_delta\ndata: ${data}\n\n`) },
      json.map((data) => `data: ${data}\r\n\r\n`),
      json.map((data) => `data:${data}\n\n`),
      json.map((data) => `event: one\nevent: two\ndata: ${data}\ndata: more\n\n`),
      json.map((data) => `event: \ndata: ${data}\n\n`),
      json.map((data) => `data: ${data}\nevent: late\n\n`),
      fc.constantFrom(': keep-alive\n\n', '\n', 'event: nameless\n\n', 'data: open\n', 'id: 7\n', '\r'),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), places, (blocks, cuts) => {
        const bytes = encode(blocks.join(''));
        expect(parse(cutAt(bytes, cuts))).toEqual(interpretEventStream(bytes));
      }),
      { numRuns: 1_500 },
    );
  });

  test('with invalid UTF-8 is read like any other, wherever it is cut', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom(
        Uint8Array.of(0xc3),
        Uint8Array.of(0xf0, 0x9f),
        Uint8Array.of(0xed, 0xa0, 0x80),
        Uint8Array.of(0xff),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, lines.map(encode)), { maxLength: 12 }), places, (parts, cuts) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
        expect(parse(cutAt(bytes, cuts))).toEqual(interpretEventStream(bytes));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same cut at each single byte', () => {
    const bytes = encode('\uFEFFevent: a\r\ndata: Xin chào 👋🏽\rdata: two\n\r\n: c\n\ndata: three\r\n\r\n');
    const whole = interpretEventStream(bytes);
    for (let place = 0; place <= bytes.length; place++) expect(parse(cutAt(bytes, [place]))).toEqual(whole);
  });
});

describe('a large event', () => {
  // What grew with the square of the size would copy half a terabyte here, and not end within the test's time.
  test('of 32 MB in pieces of 1 KB is read in time that its square would never keep', () => {
    const piece = encode('x'.repeat(1024));
    let length = 0;
    const parser = createEventParser(({ data }) => {
      length = data.length;
    }, unlimited);
    parser.feed(encode('data: '));
    for (let index = 0; index < 32 * 1024; index++) parser.feed(piece);
    parser.feed(encode('\n\n'));
    expect(length).toBe(32 * 1024 * 1024);
  });

  test('of 300,000 lines is read in time that its square would never keep', () => {
    const lineOfData = encode(`data: ${'x'.repeat(58)}\n`);
    let length = 0;
    const parser = createEventParser(({ data }) => {
      length = data.length;
    }, unlimited);
    for (let index = 0; index < 300_000; index++) parser.feed(lineOfData);
    parser.feed(encode('\n'));
    expect(length).toBe(300_000 * 59 - 1);
  });

  test.each([
    ['in one line', ['data: ', 'x'.repeat(600), 'x'.repeat(600)]],
    ['in many lines', Array.from({ length: 40 }, () => `data: ${'x'.repeat(50)}\n`)],
    ['without any line end', ['x'.repeat(1_200)]],
    ['that comes whole', [`data: ${'x'.repeat(1_200)}\n\n`]],
  ])('beyond the bound is reported as such, %s', (_, texts) => {
    expect(() => parse(texts.map(encode), 1_000)).toThrow(EventTooLarge);
    expect(() => parse(texts.map(encode), 1_000)).toThrow('larger than 1000 characters');
  });

  test('within the bound is taken, however many come', () => {
    const texts = Array.from({ length: 100 }, () => `data: ${'x'.repeat(900)}\n\n`);
    expect(parse(texts.map(encode), 1_000)).toHaveLength(100);
  });
});
