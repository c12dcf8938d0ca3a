import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ConfigurationError, clew, klawd, type WebhookEvent } from '../../src/index.ts';
import { signWebhook, unwrapWebhook, verifyWebhook, WebhookError } from '../../src/webhooks.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const secret = 'whsec_0123456789abcdef';
const paid: WebhookEvent = {
  type: 'billing.invoice.paid',
  id: 'evt_1',
  created_at: '2026-11-21T03:00:00.000Z',
  data: { invoice_id: 'inv_1', period: '2026-11', amount_usd: 29 },
};
const body = JSON.stringify(paid);
const signature = createHmac('sha256', secret).update(body).digest('hex');

/** How the call failed. */
async function failureOf(call: Promise<unknown>): Promise<WebhookError> {
  const error: unknown = await call.then(
    () => expect.fail('It was believed.'),
    (reason: unknown) => reason,
  );
  if (error instanceof WebhookError) return error;
  throw error;
}

/** The function of Klawd's document, run as it stands there, its types taken off. */
function documentedVerify(): (payload: string, signature: string, secret: string) => boolean {
  const document = readFileSync(new URL('../../../contract/reference/klawd-api-docs.txt', import.meta.url), 'utf8');
  const [, functionBody] = /function verifySignature\(.*?\): boolean \{\n(.*?)\n\}/s.exec(document) ?? [];
  if (functionBody === undefined) throw new Error('The document has no sample.');
  return new Function('crypto', 'Buffer', `return (payload, signature, secret) => {\n${functionBody}\n}`)(
    { createHmac, timingSafeEqual: (a: Buffer, b: Buffer) => a.equals(b) },
    Buffer,
  );
}

describe('a signature', () => {
  test("is that of Node's HMAC, whatever the body and the secret", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
        async (bytes, key) => {
          const expected = createHmac('sha256', key).update(bytes).digest('hex');
          expect(await verifyWebhook(bytes, expected, { secret: key })).toBe(true);
          expect(await verifyWebhook(bytes, expected.toUpperCase(), { secret: key })).toBe(true);
          expect(await verifyWebhook(bytes, expected, { secret: `${key}x` })).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is taken by the sample of Klawd's document, and its samples are taken here", async () => {
    const signed = await signWebhook(paid, { secret });
    expect(documentedVerify()(signed.body, signed.signature, secret)).toBe(true);
    expect(documentedVerify()(signed.body, signed.signature, 'another')).toBe(false);
    expect(signed.signature).toBe(signature);
    expect(await verifyWebhook(body, signature, { secret })).toBe(true);
  });

  test('of anything else is refused and nothing is thrown, whatever a stranger sends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (wrong) => {
        fc.pre(wrong.trim().toLowerCase() !== signature);
        expect(await verifyWebhook(body, wrong, { secret })).toBe(false);
      }),
      { numRuns: 100 },
    );
    const oneBit = signature.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const wrong of [
      ...['', 'x', signature.slice(1), signature.slice(2), `${signature}00`, `${signature}0`, oneBit, 'g'.repeat(64)],
      ...[null, undefined, `sha256=${signature}`, `${signature},${signature}`, '\u0000'.repeat(64)],
    ]) {
      expect(await verifyWebhook(body, wrong, { secret })).toBe(false);
    }
  });

  test('of a body that was changed anywhere is refused', async () => {
    for (let at = 0; at < body.length; at += 7) {
      const changed = `${body.slice(0, at)}~${body.slice(at + 1)}`;
      expect(await verifyWebhook(changed, signature, { secret })).toBe(false);
    }
    expect(await verifyWebhook(`${body} `, signature, { secret })).toBe(false);
  });

  test.each([
    ['a text', body],
    ['bytes', new TextEncoder().encode(body)],
    ['a Buffer', Buffer.from(body)],
    ['a part of a larger buffer', Buffer.from(`..${body}..`).subarray(2, 2 + Buffer.byteLength(body))],
    ['an ArrayBuffer', new TextEncoder().encode(body).buffer],
  ])('is checked against the raw body, here %s', async (_, raw) => {
    expect(await unwrapWebhook(raw, signature, { secret })).toEqual(paid);
  });

  test.each([
    ['Headers', new Headers({ 'X-Klawd-Signature': signature })],
    ["Node's headers", { 'x-klawd-signature': signature }],
    ['headers in any case', { 'X-Klawd-Signature': signature }],
    ['a list of values', { 'x-klawd-signature': [signature] }],
    ["Clew's header", { 'x-clew-signature': signature }],
  ])('is found in %s', async (_, headers) => {
    expect(await unwrapWebhook(body, headers, { secret })).toEqual(paid);
  });

  test('stands in the header of the gateway, and no other counts for its client', async () => {
    const options = { apiKey: 'key_1', gateway: klawd };
    const { client } = clientAnsweredBy(() => answerOf({}), options);
    expect(await client.webhooks.verify(body, { 'x-klawd-signature': signature }, { secret })).toBe(true);
    expect(await client.webhooks.verify(body, { 'x-clew-signature': signature }, { secret })).toBe(false);
    const other = clientAnsweredBy(() => answerOf({}), { ...options, gateway: clew }).client;
    const { headers } = await other.webhooks.sign(paid, { secret });
    expect(headers).toEqual({ 'content-type': 'application/json', 'x-clew-signature': signature });
    expect(await other.webhooks.unwrap(body, headers, { secret })).toEqual(paid);
  });
});

describe('an event', () => {
  const sign = (text: string) => signWebhook(text, { secret });

  test.each([
    ['missing_signature', body, undefined],
    ['missing_signature', body, {}],
    ['missing_signature', body, new Headers({ 'x-other': signature })],
    ['invalid_signature', body, 'abc'],
    ['invalid_signature', `${body} `, signature],
  ])('is refused with %s', async (code, raw, source) => {
    const error = await failureOf(unwrapWebhook(raw, source, { secret }));
    expect(error).toMatchObject({ code, name: 'WebhookError' });
    expect(`${error.message}${error.stack}`).not.toMatch(/whsec_|inv_1/);
  });

  test.each(['{"type":', '7', 'null', '{"data":{}}', '[]', ''])(
    'that is signed and is not an event is refused as such: %j',
    async (text) => {
      const { signature: own } = await sign(text);
      expect((await failureOf(unwrapWebhook(text, own, { secret }))).code).toBe('invalid_webhook');
      expect(await verifyWebhook(text, own, { secret })).toBe(true);
      expect(await verifyWebhook(text, own, { secret, tolerance: 1_000 })).toBe(false);
    },
  );

  test('of a type that nobody knows yet comes through', async () => {
    const signed = await sign('{"type":"budget.alert","data":{"left":1}}');
    expect(await unwrapWebhook(signed.body, signed.headers, { secret })).toEqual({
      type: 'budget.alert',
      data: { left: 1 },
    });
  });

  test.each([
    ['at once', 0, true],
    ['within it', 4 * 60_000, true],
    ['after it', 6 * 60_000, false],
    ['from the future, within it', -4 * 60_000, true],
    ['from further in the future', -6 * 60_000, false],
  ])('is held to a tolerance: %s', async (_, age, isTaken) => {
    vi.useFakeTimers({ now: Date.parse(paid.created_at ?? '') + age, toFake: ['Date'] });
    try {
      const options = { secret, tolerance: 5 * 60_000 };
      expect(await verifyWebhook(body, signature, options)).toBe(isTaken);
      if (isTaken) expect(await unwrapWebhook(body, signature, options)).toEqual(paid);
      else expect((await failureOf(unwrapWebhook(body, signature, options))).code).toBe('webhook_too_old');
    } finally {
      vi.useRealTimers();
    }
  });

  test('without a date, or with none that can be read, is not within any tolerance', async () => {
    for (const text of [
      '{"type":"usage.updated","data":{}}',
      '{"type":"usage.updated","created_at":"soon","data":{}}',
    ]) {
      const signed = await sign(text);
      const options = { secret, tolerance: Number.POSITIVE_INFINITY };
      expect((await failureOf(unwrapWebhook(signed.body, signed.headers, options))).code).toBe('webhook_too_old');
    }
  });
});

test.each([
  ['no secret', () => verifyWebhook(body, signature, { secret: '' }), 'missing_webhook_secret'],
  ['no options', () => verifyWebhook(body, signature, undefined as never), 'missing_webhook_secret'],
  ['a body that was parsed already', () => unwrapWebhook(paid as never, signature, { secret }), 'invalid_params'],
  ['no body', () => verifyWebhook(undefined as never, signature, { secret }), 'invalid_params'],
  ['a tolerance of zero', () => verifyWebhook(body, signature, { secret, tolerance: 0 }), 'invalid_option'],
  ['nothing to sign with', () => signWebhook(paid, {} as never), 'missing_webhook_secret'],
])('your own mistake is a ConfigurationError: %s', async (_, call, code) => {
  const error: unknown = await call().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toMatchObject({ code });
});
