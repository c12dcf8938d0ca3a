import { type ErrorCode, errorTable } from '@clawwits/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Clawwits, readChatStream, readMessageStream } from '../../src/index.ts';
import { failureOf, hello, testKey } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const codes = Object.keys(errorTable) as ErrorCode[];

/** A refusal as the contract writes it. */
const refusals = fc.record({
  code: fc.constantFrom(...codes),
  message: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  retryAfterMs: fc.option(fc.nat(366 * 24 * 3600 * 1000), { nil: undefined }),
  param: fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }), { nil: undefined }),
  isAnthropic: fc.boolean(),
});
type EncodedRefusal = typeof refusals extends fc.Arbitrary<infer Refusal> ? Refusal : never;

function encode({ code, message, retryAfterMs, param, isAnthropic }: EncodedRefusal): string {
  const error = { code, type: code, message, retryAfterMs, param };
  return JSON.stringify(isAnthropic ? { type: 'error', error } : { error });
}

const expected = ({ code, retryAfterMs, param }: EncodedRefusal) => ({
  code,
  status: errorTable[code].status,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
  ...(param !== undefined && { param }),
});

/** A client of a gateway that answers one thing. */
const clientOf = (body: string, status: number) =>
  new Clawwits({
    apiKey: testKey,
    baseURL: 'https://gateway.test',
    maxRetries: 0,
    fetch: async () => new Response(body, { status, headers: { 'content-type': 'application/json' } }),
  });

describe('a refusal by the contract is read as it was written', () => {
  test('with its own status', async () => {
    await fc.assert(
      fc.asyncProperty(refusals, async (refusal) => {
        const client = clientOf(encode(refusal), errorTable[refusal.code].status);
        const error = await failureOf(client.chat.completions.create(hello));
        expect(error).toMatchObject(expected(refusal));
        expect(error.retryable).toBe(errorTable[refusal.code].retryable);
      }),
      { numRuns: 300 },
    );
  });

  test('inside an answer of status 200, with the class that it would have had', async () => {
    await fc.assert(
      fc.asyncProperty(refusals, async (refusal) => {
        const body = encode(refusal);
        const inside = await failureOf(clientOf(body, 200).chat.completions.create(hello));
        const outside = await failureOf(clientOf(body, errorTable[refusal.code].status).chat.completions.create(hello));
        expect(inside).toMatchObject(expected(refusal));
        expect(inside.name).toBe(outside.name);
        expect(inside.message).toBe(outside.message);
      }),
      { numRuns: 300 },
    );
  });

  test('inside a stream', async () => {
    await fc.assert(
      fc.asyncProperty(refusals, async (refusal) => {
        const event = `${refusal.isAnthropic ? 'event: error\n' : ''}data: ${encode(refusal)}\n\n`;
        const read = refusal.isAnthropic ? readMessageStream : readChatStream;
        const { body } = new Response(event);
        if (body === null) throw new Error('A text has a body.');
        expect(await failureOf(Promise.resolve(read(body).result()))).toMatchObject(expected(refusal));
      }),
      { numRuns: 300 },
    );
  });
});
