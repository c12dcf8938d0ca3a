import { clawwitsErrorTable, clawwitsProfile, endpoints, requestsPerMinute } from '@clawwits/contract';
import * as schemas from '@clawwits/contract/schemas';
import { createGateway, defaultBaseURL } from '@clawwits/mock-gateway';
import { Clawwits } from '@clawwits/sdk-ts';
import { describe, expect, test } from 'vitest';
import { writeEndpointsPage } from './endpoints-page.ts';
import { root } from './run.ts';

type EndpointName = (typeof clawwitsProfile.endpoints)[number];

interface Proof {
  readonly request: { parse(value: unknown): unknown } | null;
  readonly answer: { parse(value: unknown): unknown };
  /** Parameters that the SDK's method takes, and the body that they make. */
  readonly params: object | null;
}

/** What stands beside each row of the endpoint table. A row without an entry does not compile. */
const proofs = {
  chatCompletions: {
    request: schemas.chatCompletionRequestSchema,
    answer: schemas.chatCompletionSchema,
    params: { messages: [{ role: 'user', content: 'Xin chào' }] },
  },
  messages: {
    request: schemas.messageRequestSchema,
    answer: schemas.messageSchema,
    params: { messages: [{ role: 'user', content: 'Xin chào' }], max_tokens: 50 },
  },
  embeddings: {
    request: schemas.embeddingRequestSchema,
    answer: schemas.embeddingListSchema,
    params: { input: 'Xin chào' },
  },
  witsBalance: { request: null, answer: schemas.witsBalanceSchema, params: null },
} satisfies Record<EndpointName, Proof>;

/** Finds `chat.completions.create` on a client. */
function findMethod(client: Clawwits, path: string): (...args: unknown[]) => Promise<unknown> {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const owner = names.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], client);
  const method = (owner as Record<string, unknown> | undefined)?.[name];
  if (typeof method !== 'function') throw new Error(`The SDK has no method ${path}.`);
  return method.bind(owner);
}

describe.each(clawwitsProfile.endpoints)('the endpoint %s', (name) => {
  const { method, path, sdk } = endpoints[name];
  const { request, answer, params }: Proof = proofs[name];

  test('is served by the mock gateway, in the shape of its schema', async () => {
    const gateway = createGateway();
    const response = await gateway.fetch(`${defaultBaseURL}${path}`, {
      method,
      headers: { authorization: `Bearer ${gateway.apiKey}` },
      ...(params !== null && { body: JSON.stringify(request?.parse(params)) }),
    });

    expect(response.status).toBe(200);
    expect(() => answer.parse(JSON.parse('null'))).toThrow();
    answer.parse(await response.json());
  });

  test('has its method in the SDK, which calls it and nothing else', async () => {
    const gateway = createGateway();
    const client = new Clawwits({ baseURL: defaultBaseURL, apiKey: gateway.apiKey, fetch: gateway.fetch });

    const result = await findMethod(client, sdk)(...(params === null ? [] : [params]));

    answer.parse(result);
    expect(gateway.calls).toMatchObject([{ method, path, endpoint: name, status: 200 }]);
  });
});

test('the page of endpoints, errors and tiers says what the contract says', async () => {
  const served = Object.fromEntries(clawwitsProfile.endpoints.map((name) => [name, endpoints[name]]));
  const page = writeEndpointsPage(served, clawwitsErrorTable, requestsPerMinute);

  // After a change of the contract: npx -y pnpm@10.34.9 test --project examples --update
  await expect(page).toMatchFileSnapshot(`${root}/docs/endpoints.md`);
  for (const { method, path, sdk } of Object.values(served)) {
    expect(page).toContain(`| \`${method} ${path}\` | \`cw.${sdk}\` |`);
  }
});
