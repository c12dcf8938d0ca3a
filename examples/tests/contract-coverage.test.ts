import {
  type EndpointName,
  endpointDescriptions,
  endpoints,
  errorTable,
  type GatewayName,
  gatewayProfiles,
  requestsPerMinute,
} from '@clawwits/contract';
import { defaultBaseURL } from '@clawwits/mock-gateway';
import { Clawwits, clawwits, clew, type Gateway, klawd, techopenclaw } from '@clawwits/sdk-ts';
import { describe, expect, test } from 'vitest';
import { sampleCallsOf } from '../../packages/contract/tests/sample-calls.ts';
import { writeEndpointsPage } from './endpoints-page.ts';
import { findHandlers } from './mock-handlers.ts';
import { createGateways, preparations } from './prepare-gateways.ts';
import { root } from './run.ts';

const gateways: Readonly<Record<GatewayName, Gateway>> = { clawwits, clew, techopenclaw, klawd };

const rows = Object.values(gatewayProfiles).flatMap(({ name, endpoints: offered, paths }) =>
  offered.map((endpoint): [GatewayName, EndpointName, string] => [
    name,
    endpoint,
    (paths as Readonly<Partial<Record<EndpointName, string>>>)[endpoint] ?? endpoints[endpoint].path,
  ]),
);

/** Finds `chat.completions.create` on a client. */
function findMethod(client: object, path: string): (...args: unknown[]) => Promise<unknown> {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const owner = names.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], client);
  const method = (owner as Record<string, unknown> | undefined)?.[name];
  if (typeof method !== 'function') throw new Error(`The SDK has no method ${path}.`);
  return method.bind(owner);
}

describe.each(rows)('%s: the endpoint %s', (name, endpoint, path) => {
  test('is served by the mock gateway, in the shape of its schema, and called by its method in the SDK', async () => {
    const { method, sdk } = endpoints[endpoint];
    const { answer, args } = sampleCallsOf(name)[endpoint];
    const gateway = createGateways[name]();
    const bodies: unknown[] = [];
    const client = new Clawwits({
      gateway: gateways[name],
      baseURL: defaultBaseURL,
      // Only a session may ask who is signed in.
      apiKey: endpoint === 'authMe' ? await asClew(gateway).createSession() : gateway.apiKey,
      async fetch(input, init) {
        const response = await gateway.fetch(input, init);
        bodies.push(await response.clone().json());
        return response;
      },
    });
    const call = (called: string, ...given: unknown[]) => findMethod(client, called)(...given);
    const prepared = await preparations[endpoint]?.(asClew(gateway), call);
    gateway.clearCalls();

    const result = await call(sdk, ...(prepared === undefined ? args : [prepared]));

    expect(() => answer.parse(null)).toThrow();
    answer.parse(bodies.at(-1));
    const wire = bodies.at(-1);
    // The SDK makes one shape of the lists of models, and keeps each entry as it came.
    if (endpoint === 'models')
      expect((result as { data: { raw: unknown }[] }).data.map(({ raw }) => raw)).toEqual(
        (wire as { data: unknown }).data,
      );
    else expect(result).toEqual(wire);
    expect(gateway.calls).toMatchObject([
      {
        method,
        path: path.replace(/:\w+$/, String(prepared)),
        endpoint,
        status: expect.toSatisfy((status) => status >= 200 && status < 300),
      },
    ]);
  });
});

/** Only rows of Clew need anything beforehand. */
const asClew = (gateway: object) => gateway as ReturnType<(typeof createGateways)['clew']>;

test('the page of endpoints, errors and tiers says what the contract says, and leaves no cell empty', async () => {
  const page = writeEndpointsPage({
    endpoints,
    descriptions: endpointDescriptions,
    profiles: Object.values(gatewayProfiles),
    handlers: await findHandlers(),
    errors: errorTable,
    tiers: requestsPerMinute,
  });

  // After a change of the contract: npx -y pnpm@10.34.9 test --project examples --update
  await expect(page).toMatchFileSnapshot(`${root}/docs/endpoints.md`);
  expect(page).not.toMatch(/\| *\|/);
  for (const [, endpoint, path] of rows) {
    const { method, sdk } = endpoints[endpoint];
    const { cli } = endpointDescriptions[endpoint];
    expect(page).toContain(`\`${method} ${path}\``);
    expect(page).toContain(`\`${sdk}\` | \`clawwits ${cli}\``);
  }
});
