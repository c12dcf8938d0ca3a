import { describe, expect, test } from 'vitest';
import { ChatReader, MessageReader, ResponseReader, type StreamReader } from '../src/index.ts';

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
