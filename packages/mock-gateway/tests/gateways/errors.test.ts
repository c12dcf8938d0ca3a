import { type Dialect, type ErrorCode, errorTable, gatewayProfiles, normalizeErrorCode } from '@clawwits/contract';
import { readErrorBody } from '@clawwits/contract/read-error';
import { createGateway } from '@clawwits/mock-gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { defineGateway, gatewayNames } from '../../src/gateways/define-gateway.ts';
import { callsOf, type Refused } from './support.ts';

const codes = Object.keys(errorTable) as ErrorCode[];
const dialects: readonly Dialect[] = ['openai', 'anthropic', 'native'];

/** The codes that each document names, with its statuses. */
const documented: Readonly<Record<(typeof gatewayNames)[number], Readonly<Partial<Record<ErrorCode, number>>>>> = {
  clawwits: { invalid_request: 400, unauthorized: 401, insufficient_wits: 402, rate_limited: 429, router_error: 502 },
  clew: { invalid_request: 400, unauthorized: 401, quota_exhausted: 429, plan_required: 403, rate_limited: 429 },
  techopenclaw: {
    invalid_request: 400,
    unauthorized: 401,
    quota_exhausted: 402,
    plan_required: 403,
    rate_limited: 429,
    internal_error: 500,
    service_unavailable: 503,
  },
  klawd: {
    invalid_request: 400,
    unauthorized: 401,
    rate_limited: 429,
    internal_error: 500,
    service_unavailable: 503,
  },
};

describe.each(gatewayNames)('an error of %s', (name) => {
  const definition = defineGateway(name, {});
  const profile = gatewayProfiles[name];

  it('is decoded to what it meant, in every dialect, whatever its message', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...dialects),
        fc.string({ maxLength: 200 }),
        fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined }),
        fc.option(fc.string({ minLength: 1, maxLength: 50 }), { nil: undefined }),
        (code, dialect, message, retryAfterMs, param) => {
          const details = {
            ...(retryAfterMs !== undefined && { retryAfterMs }),
            ...(param !== undefined && { param }),
          };
          const encoded = definition.encodeRefusal(new Refusal(code, message, details), dialect);
          const facts = readErrorBody(JSON.parse(JSON.stringify(encoded.body)));
          expect(normalizeErrorCode(profile, encoded.status, facts.code)).toBe(encoded.code);
          // A sentence is read without the space around it.
          expect(facts.message ?? '').toBe(message.trim());
          // An encoded code is stable when it is encoded again: there are no chains of nearest codes.
          expect(definition.encodeRefusal(new Refusal(encoded.code, message), dialect).code).toBe(encoded.code);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has the status of the document, and keeps its own word', () => {
    for (const [code, status] of Object.entries(documented[name])) {
      for (const dialect of dialects) {
        const encoded = definition.encodeRefusal(new Refusal(code as ErrorCode, 'No.'), dialect);
        expect([encoded.code, encoded.status], `${code}, ${dialect}`).toEqual([code, status]);
      }
    }
  });

  it.each(codes)('has its own form for the fault %s', async (code) => {
    const gateway = createGateway({ gateway: name, faults: [code] });
    const { chat } = callsOf(gateway);
    const { status, body } = await chat<Refused>();
    const encoded = definition.encodeRefusal(new Refusal(code, ''), 'openai');
    expect(status).toBe(encoded.status);
    expect(normalizeErrorCode(profile, status, readErrorBody(body).code)).toBe(encoded.code);
    expect(gateway.calls.at(-1)).toMatchObject({
      outcome: 'refused',
      code: encoded.code,
      fault: expect.stringMatching(code),
    });
  });
});

it("has each gateway's own shape", async () => {
  const shapes = await Promise.all(
    gatewayNames.map(async (name) => {
      const { body } = await callsOf(createGateway({ gateway: name }), 'nobody').chat<Refused>();
      return [name, Object.keys(body.error)];
    }),
  );
  expect(Object.fromEntries(shapes)).toEqual({
    clawwits: ['code', 'type', 'message'],
    clew: ['message', 'type', 'param', 'code'],
    techopenclaw: ['message', 'type', 'param', 'code'],
    klawd: ['type', 'message'],
  });
});

it("is in Anthropic's shape on messages of Techopenclaw", async () => {
  const { call } = callsOf(createGateway({ gateway: 'techopenclaw' }), 'nobody');
  const { status, body } = await call<Refused>('messages', { body: {} });
  expect([status, body]).toEqual([
    401,
    { type: 'error', error: { type: 'authentication_error', message: 'The API key is unknown.' } },
  ]);
});
