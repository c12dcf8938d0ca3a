import { readFileSync } from 'node:fs';
import { clawwitsErrorTable, requestsPerMinute } from '@clawwits/contract';
import * as schemas from '@clawwits/contract/schemas';
import { describe, expect, it } from 'vitest';
import { openGateway } from './support.ts';

const text = readFileSync(new URL('../../contract/reference/clawwits-api-docs.txt', import.meta.url), 'utf8');

/** The document's samples are nearly JSON: comments, placeholders and alternatives are made JSON here. */
function samplesOf(heading: string): { request: Record<string, unknown> | null; response: Record<string, unknown> } {
  const section = text.slice(text.indexOf(heading));
  const read = (label: string) => {
    const start = section.indexOf(`${label}:\n{`);
    const body = section.slice(start + label.length + 2, section.indexOf('\n}', start) + 2);
    const json = body
      .replaceAll(/\/\/.*$/gm, '')
      .replace(/"single string" \| (\[[^\]]*\])/, '$1')
      .replace('[...1024 floats...]', JSON.stringify(Array.from({ length: 1024 }, () => 0)))
      .replaceAll(/: ?(?:N\+M|[NMK])(?=[,}])/g, ': 7');
    return JSON.parse(json) as Record<string, unknown>;
  };
  return { request: section.startsWith('GET') ? null : read('Request'), response: read('Response') };
}

/** The names of an object's fields, and of those within. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

describe.each([
  ['POST', '/v1/chat/completions', schemas.chatCompletionRequestSchema, schemas.chatCompletionSchema],
  ['POST', '/v1/messages', schemas.messageRequestSchema, schemas.messageSchema],
  ['POST', '/v1/embeddings', schemas.embeddingRequestSchema, schemas.embeddingListSchema],
  ['GET', '/v1/wits/balance', null, schemas.witsBalanceSchema],
] as const)('the document on %s %s', (method, path, requestSchema, responseSchema) => {
  const { request, response } = samplesOf(`${method} ${path}`);

  it('shows samples that satisfy the schemas, with no field that they do not know', () => {
    if (requestSchema !== null) expect(requestSchema.strict().safeParse(request).error).toBeUndefined();
    expect(responseSchema.strict().safeParse(response).error).toBeUndefined();
  });

  it('shows a response whose every field the gateway sends, with the same types', async () => {
    const { call } = openGateway();
    const { status, body } = await call(method, path, request ?? undefined);
    expect(status).toBe(200);
    expect(shapeOf(body)).toMatchObject(shapeOf(response) as object);
    expect(responseSchema.strict().safeParse(body).error).toBeUndefined();
  });
});

describe('the tables of the document', () => {
  it('hold the limits of every tier', () => {
    const table = text.slice(text.indexOf('Theo tier'), text.indexOf('429 Too Many'));
    const rows = [...table.matchAll(/^(\w+) +([\d,]+)$/gm)].map(([, tier, limit]) => [
      tier,
      Number(limit?.replace(',', '')),
    ]);
    expect({ ...Object.fromEntries(rows), enterprise: 1_000_000 }).toEqual({ ...requestsPerMinute, max: 100_000 });
  });

  it('hold the codes and statuses of every error', () => {
    const table = text.slice(text.indexOf('Error codes'), text.indexOf('SDK quick start'));
    const rows = [...table.matchAll(/^(\d{3}) (\w+)(?: \/ (\w+))?/gm)].flatMap(([, status, ...codes]) =>
      codes.filter((code) => code !== undefined).map((code) => [code, Number(status)]),
    );
    const known = Object.entries(clawwitsErrorTable).filter(([code]) => !code.startsWith('idempotency_'));
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(known.map(([code, { status }]) => [code, status])));
  });
});
