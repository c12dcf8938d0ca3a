import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { clawwits, clew, klawd, techopenclaw } from '@clawwits/sdk-ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gatewayFacts, gatewayNames } from '../../src/config/gateway-facts.ts';
import { sendJson, sendStream, startFaultServer } from '../support/fault-server.ts';
import { makeHome, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

/** A gateway that tells the keys it was called with, whichever header they came in. */
async function startListener() {
  const keys: (string | undefined)[] = [];
  const server = await startFaultServer((response, request) => {
    keys.push(request.headers.authorization ?? request.headers['x-api-key']?.toString());
    if (request.method === 'GET') sendJson(response, 200, { data: [] });
    else sendStream(response, ['yes']);
  });
  return { url: server.url, keys };
}

async function configure(configuration: object) {
  const env = await makeHome();
  const folder = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'config.json'), JSON.stringify(configuration));
  await chmod(join(folder, 'config.json'), 0o600);
  return env;
}

it("what the command knows of the gateways is the SDK's", () => {
  const profiles = { clawwits, clew, techopenclaw, klawd };
  expect(Object.keys(profiles)).toEqual(gatewayNames);
  for (const name of gatewayNames) {
    const { title, baseURL, apiKeyVariable, baseURLVariable } = profiles[name];
    expect(gatewayFacts[name]).toMatchObject({ name, title, baseURL, apiKeyVariable, baseURLVariable });
  }
});

it.each([
  ['clew', 'deepseek-v4'],
  ['techopenclaw', 'gpt-5.4'],
  ['klawd', 'openai/gpt-4-turbo'],
] as const)('chat speaks to %s, with its own key and address', async (gateway, model) => {
  const server = await startServer({ gateway, answer: 'one two' });
  onTestFinished(() => server.close());
  const { apiKeyVariable, baseURLVariable } = gatewayFacts[gateway];
  const env = { [apiKeyVariable]: server.apiKey, [baseURLVariable]: server.url, CLAWWITS_API_KEY: 'cw_sk_other' };
  for (const way of [{ args: ['--gateway', gateway] }, { args: [], more: { CLAWWITS_GATEWAY: gateway } }]) {
    const finished = await runInside(['chat', 'hi', '-m', model, '--json', ...way.args], {
      env: { ...env, ...way.more },
    });
    const record = readRecord(finished);
    expectResult(record);
    expect(record).toMatchObject({ ok: true, data: { text: 'one two' }, model, wits: { spent: null } });
  }
  expect(server.gateway.calls).toHaveLength(2);
});

it('the cost and what is left are in the record, and on standard error where they are asked for', async () => {
  const server = await startServer({ gateway: 'clew' });
  onTestFinished(() => server.close());
  const env = { CLEW_API_KEY: server.apiKey, CLEW_BASE_URL: server.url };
  const args = ['chat', 'hi', '-m', 'gpt-5.5', '--no-stream', '--gateway', 'clew', '--usage'];
  const finished = await runInside([...args, '--json'], { env });
  const { wits } = readRecord(finished) as { wits: { cost_usd: number; remaining_requests: number } };
  expect(wits.cost_usd).toBeGreaterThan(0);
  expect(wits.remaining_requests).toBe(99);
  expect(finished.stderr).toMatch(
    /^clawwits: \d+ tokens in, \d+ out, \$0\.\d+; 99 of 100 requests left in this window, tier "pro"\n$/,
  );
});

describe('keys', () => {
  const keyOf = { clawwits: 'cw_sk_environment', clew: 'clew-key', techopenclaw: 'toc-key', klawd: 'klawd-key' };
  const environment = Object.fromEntries(gatewayNames.map((name) => [gatewayFacts[name].apiKeyVariable, keyOf[name]]));

  it.each(gatewayNames)('of the environment never cross gateways: %s', async (gateway) => {
    const { url, keys } = await startListener();
    await runInside(['chat', 'hi', '-m', 'x', '--gateway', gateway, '--base-url', url], { env: environment });
    expect(keys.map((key) => key?.replace('Bearer ', ''))).toEqual([keyOf[gateway]]);
  });

  it('of another gateway are refused, and sent nowhere', async () => {
    const { url, keys } = await startListener();
    const args = ['chat', 'hi', '--gateway', 'klawd', '--base-url', url, '--json'];
    const finished = await runInside(args, { env: { KLAWD_API_KEY: 'cw_sk_other' } });
    expect(readRecord(finished)).toMatchObject({ exit_code: 3, error: { code: 'invalid_api_key' } });
    expect(keys).toEqual([]);
  });

  it('that are stored belong to their gateway and their address', async () => {
    const [own, other] = [await startListener(), await startListener()];
    const env = await configure({
      default_profile: 'work',
      profiles: {
        work: { base_url: own.url, api_key: 'cw_sk_stored' },
        klawd: { gateway: 'klawd', base_url: own.url, api_key: 'stored-klawd' },
      },
    });
    expect((await runInside(['chat', 'hi', '--gateway', 'klawd'], { env })).exitCode).toBe(0);
    expect(own.keys).toEqual(['Bearer stored-klawd']);
    const elsewhere = await runInside(['chat', 'hi', '--gateway', 'klawd', '--base-url', other.url], { env });
    expect(elsewhere).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('KLAWD_API_KEY') });
    const noProfile = await runInside(['chat', 'hi', '--gateway', 'clew', '--base-url', own.url], { env });
    expect(noProfile).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('CLEW_API_KEY') });
    expect([own.keys.length, other.keys.length]).toEqual([1, 0]);
  });
});

describe('the gateway', () => {
  it.each([
    ['--gateway before a default profile', ['--gateway', 'clew'], {}, 'clew', '--gateway'],
    ['--profile before the environment', ['--profile', 'one'], { CLAWWITS_GATEWAY: 'clew' }, 'klawd', 'profile "one"'],
    ['the environment before a default profile', [], { CLAWWITS_GATEWAY: 'clew' }, 'clew', 'CLAWWITS_GATEWAY'],
    ['a default profile before the default', [], {}, 'klawd', 'profile "one"'],
  ] as const)('comes from %s', async (_name, args, more, gateway, place) => {
    const env = await configure({ default_profile: 'one', profiles: { one: { gateway: 'klawd' } } });
    const finished = await runInside(['whoami', '--json', ...args], { env: { ...env, ...more } });
    const { baseURL, title } = gatewayFacts[gateway];
    expect(readRecord(finished)).toMatchObject({
      data: { gateway, gateway_from: place, base_url: baseURL, base_url_from: `what ${title} publishes` },
    });
  });

  it.each([
    ['an option that names none', ['--gateway', 'openai'], {}, /Allowed choices are clawwits, clew/],
    ['a variable that names none', [], { CLAWWITS_GATEWAY: 'openai' }, /one of clawwits, clew/],
    [
      'a profile of another',
      ['--gateway', 'clew', '--profile', 'one'],
      {},
      /is for the gateway "klawd", not for "clew"/,
    ],
  ])('is refused for %s', async (_name, args, more, expected) => {
    const env = await configure({ profiles: { one: { gateway: 'klawd' } } });
    const finished = await runInside(['whoami', ...args], { env: { ...env, ...more } });
    expect(finished).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(expected) });
  });

  it.each([
    [['balance'], 'clew', 'clawwits'],
    [['embed', 'a text'], 'klawd', 'clawwits'],
    [['similar', 'a', 'b'], 'klawd', 'clawwits'],
    [['messages', 'hi'], 'klawd', 'clawwits, techopenclaw'],
  ])('that does not offer %j says who does, before it asks for a key', async (args, gateway, offering) => {
    const finished = await runInside([...args, '--gateway', gateway, '--json']);
    expect(readRecord(finished)).toMatchObject({
      exit_code: 2,
      error: { code: 'unsupported_endpoint', message: expect.stringContaining(`These do: ${offering}.`) },
    });
  });
});

it('a gateway that chooses no model says how one is named here', async () => {
  const finished = await runInside(['chat', 'hi', '--sandbox', '--gateway', 'techopenclaw', '--json']);
  expect(readRecord(finished)).toMatchObject({
    exit_code: 2,
    error: { message: 'Techopenclaw chooses no model by itself: name one with --model; clawwits models lists them.' },
  });
});

it('what is anonymous is called without a key', async () => {
  const { url, keys } = await startListener();
  const env = { CLEW_BASE_URL: url, CLEW_API_KEY: 'clew-key' };
  const args = ['api', 'POST', '/v1/telemetry/ping', '-d', '{"instance_id": "one"}', '--gateway', 'clew'];
  expect((await runInside(args, { env })).exitCode).toBe(0);
  expect((await runInside(args, { env: { CLEW_BASE_URL: url } })).exitCode).toBe(0);
  expect(keys).toEqual([undefined, undefined]);
});

describe('doctor', () => {
  it.each(['clew', 'techopenclaw', 'klawd'] as const)('checks the set-up for %s', async (gateway) => {
    const server = await startServer({ gateway });
    onTestFinished(() => server.close());
    const { apiKeyVariable, baseURLVariable } = gatewayFacts[gateway];
    const env = { [apiKeyVariable]: server.apiKey, [baseURLVariable]: server.url };
    const finished = await runInside(['doctor', '--gateway', gateway, '--json'], { env });
    expect(finished.exitCode).toBe(0);
    const { checks } = readRecord(finished)['data'] as { checks: { name: string; status: string }[] };
    expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(checks.map(({ name }) => name)).toContain('limits');
    const wrong = await runInside(['doctor', '--gateway', gateway], { env: { ...env, [apiKeyVariable]: 'toc-wrong' } });
    expect(wrong.exitCode).toBe(3);
  });
});
