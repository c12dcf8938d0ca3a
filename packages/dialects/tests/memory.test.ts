import { describe, expect, test } from 'vitest';
import { ChatReader, type StreamReader } from '../src/index.ts';
import { MessageReader, ResponseReader } from '../src/readers.ts';

const countPromptCharacters = () => 0;
const mebibyte = 1024 * 1024;
const long = 'x'.repeat(100_000);

const chat = (delta: object, more: object = {}) => JSON.stringify({ choices: [{ index: 0, delta, ...more }] });

/** Answers of some 5 MiB, each of a member that the readers do not know. */
const endless: readonly [
  what: string,
  create: () => StreamReader<unknown, unknown>,
  event: (index: number) => string,
][] = [
  ...(
    [
      ['texts', () => chat({ thoughts: long })],
      ['parts', () => chat({ reasoning_details: [{ type: 'a', data: long }] })],
      ['names', (index) => chat({ [`member_${index}`]: long })],
      [
        'tool calls',
        (index) => chat({ tool_calls: [{ index, id: `call_${index}`, function: { name: 'f', arguments: long } }] }),
      ],
      ['custom calls', () => chat({ tool_calls: [{ index: 0, type: 'custom', custom: { input: long } }] })],
      ['members of an answer', (index) => chat({}, { [`member_${index}`]: [long] })],
      ['members of a chunk', (index) => JSON.stringify({ choices: [], [`member_${index}`]: { text: long } })],
    ] as [string, (index: number) => string][]
  ).map(
    ([what, event]) =>
      [
        `${what} of a chat`,
        () => new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters }),
        event,
      ] as [string, () => StreamReader<unknown, unknown>, (index: number) => string],
  ),
  [
    'deltas of a message',
    () => new MessageReader({ countPromptCharacters }),
    () =>
      JSON.stringify({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'x', later: long } }),
  ],
  [
    'items of a response',
    () => new ResponseReader({ countPromptCharacters }),
    (index) =>
      JSON.stringify({ type: 'response.output_item.done', output_index: index, item: { type: 'later', text: long } }),
  ],
];

describe.each(endless)('%s without end', (_, create, event) => {
  const read = (reader: StreamReader<unknown, unknown>) => {
    reader.read({ data: chat({ role: 'assistant' }) });
    for (let index = 0; index < 50; index++) reader.read({ data: event(index) });
    return JSON.stringify(reader.result()).length;
  };

  test('are kept up to the bound', () => {
    const size = read(create());
    expect(size).toBeGreaterThan(0.8 * mebibyte);
    expect(size).toBeLessThan(1.1 * mebibyte);
  });

  test('are kept whole where the result is wanted', () => {
    const reader = create();
    reader.keepAll();
    expect(read(reader)).toBeGreaterThan(4.9e6);
  });
});

describe('an answer of very many parts', () => {
  const inParts: readonly [what: string, event: (index: number) => string][] = [
    ['lists of numbered parts', (index) => chat({ reasoning_details: [{ index }] })],
    ['lists of a chunk', (index) => JSON.stringify({ choices: [], token_ids: [index] })],
    ['lists of an answer', (index) => chat({}, { token_ids: [index] })],
    ['repeated lists', () => JSON.stringify({ choices: [], citations: ['https://a.example'] })],
  ];

  test.each(inParts)('takes time in proportion to its length: %s', (_, event) => {
    const reader = new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters });
    reader.keepAll();
    reader.read({ data: chat({ content: '' }) });
    const startedAt = performance.now();
    for (let index = 0; index < 30_000; index++) reader.read({ data: event(index) });
    reader.result();
    // A second for what takes a tenth of one; in proportion to the square it would be a minute.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test.each([
    ['tool calls', (index: number) => chat({ tool_calls: [{ index, id: `call_${index}`, function: { name: 'f' } }] })],
    [
      'blocks',
      (index: number) =>
        JSON.stringify({ type: 'content_block_start', index, content_block: { type: 'text', text: '' } }),
    ],
  ])('beyond any sense is an error: %s', (what, event) => {
    const reader =
      what === 'blocks'
        ? new MessageReader({ countPromptCharacters })
        : new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters });
    const readAll = () => {
      for (let index = 0; index < 20_000; index++) reader.read({ data: event(index) });
    };
    expect(readAll).toThrow('too many parts');
  });
});
