import type {
  ApiKeyList,
  CheckoutResult,
  CreatedApiKey,
  DailyUsageList,
  InvoiceList,
  LoginResult,
  PluginList,
  Profile,
  SignupResult,
  TelemetryStats,
  UpdateCheck,
  UsageSummary,
} from '@clawwits/contract';
import * as schemas from '@clawwits/contract/schemas';
import { createGateway, type GatewayOptions } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { callsOf, type Refused } from './support.ts';

const day = 24 * 60 * 60 * 1000;
const at = Date.UTC(2026, 10, 29, 12);
const person = { email: 'you@example.com', password: 'yourpassword' };

function open(options: Omit<GatewayOptions<'clew'>, 'gateway'> = {}) {
  const gateway = createGateway({ now: () => at, answer: 'One two three', ...options, gateway: 'clew' });
  return { gateway, ...callsOf(gateway) };
}

describe('who signs up', () => {
  it('signs in, has a session, and reads its usage', async () => {
    const { gateway, call } = open();
    const signup = await call<SignupResult>('authSignup', { body: person });
    expect(schemas.signupResultSchema.strict().safeParse(signup.body).error).toBeUndefined();
    expect(signup.body.user).toMatchObject({ email: person.email, tier: 'free' });
    const login = await call<LoginResult>('authLogin', { body: { ...person, email: 'You@Example.com' } });
    expect(schemas.loginResultSchema.strict().safeParse(login.body).error).toBeUndefined();
    const mine = callsOf(gateway, login.body.token);
    expect((await mine.chat()).status).toBe(200);
    const { body } = await mine.call<Profile>('authMe');
    expect(schemas.profileSchema.strict().safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({ user: { email: person.email }, usage: { requests: 1, total_tokens: 4 } });
    expect(JSON.stringify(gateway.calls)).not.toContain(person.password);
    expect(JSON.stringify(await gateway.account(body.user.id).password)).not.toContain(person.password);
  });

  it('is refused an address that is taken, and an invalid password or address', async () => {
    const { call } = open();
    await call('authSignup', { body: person });
    expect((await call<Refused>('authSignup', { body: person })).status).toBe(409);
    const short = await call<Refused>('authSignup', { body: { ...person, password: 'seven77' } });
    expect([short.status, short.body.error.param]).toEqual([400, 'password']);
    expect((await call('authSignup', { body: { ...person, email: 'you' } })).status).toBe(400);
  });

  it('does not get in with a wrong password, a session that is over, or none', async () => {
    const { gateway, call } = open();
    await call('authSignup', { body: person });
    expect((await call('authLogin', { body: { ...person, password: 'otherpassword' } })).status).toBe(401);
    expect((await call('authLogin', { body: { ...person, email: 'no@example.com' } })).status).toBe(401);
    const { body } = await call<LoginResult>('authLogin', { body: person });
    gateway.clock.advance(8 * day);
    expect((await callsOf(gateway, body.token).call('authMe')).status).toBe(401);
    const expired = await gateway.createSession({ expiresInSeconds: -1 });
    expect((await callsOf(gateway, expired).call('authMe')).status).toBe(401);
    // The document asks for a session here; a key is not enough.
    expect((await call('authMe')).status).toBe(401);
  });

  it('sets a new password with the token of the link, once and in time', async () => {
    const { gateway, call } = open();
    await call('authSignup', { body: person });
    const known = await call('authForgotPassword', { body: { email: person.email } });
    const unknown = await call('authForgotPassword', { body: { email: 'no@example.com' } });
    expect([known.status, known.body]).toEqual([200, unknown.body]);
    const token = gateway.resetTokenOf(person.email) ?? '';
    const reset = { token, password: 'a new password' };
    expect((await call('authResetPassword', { body: { ...reset, token: 'wrong' } })).status).toBe(400);
    expect((await call('authResetPassword', { body: reset })).status).toBe(200);
    expect((await call('authResetPassword', { body: reset })).status).toBe(400);
    expect((await call('authLogin', { body: person })).status).toBe(401);
    expect((await call('authLogin', { body: { ...person, password: reset.password } })).status).toBe(200);
    await call('authForgotPassword', { body: { email: person.email } });
    const late = gateway.resetTokenOf(person.email) ?? '';
    gateway.clock.advance(2 * 60 * 60 * 1000);
    expect((await call('authResetPassword', { body: { ...reset, token: late } })).status).toBe(400);
  });
});

describe('keys', () => {
  it('show their secret once, work, and are revoked by id', async () => {
    const { gateway, call } = open();
    const { body: made } = await call<CreatedApiKey>('keysCreate', { body: { name: 'laptop' } });
    expect(schemas.createdApiKeySchema.strict().safeParse(made).error).toBeUndefined();
    expect((await callsOf(gateway, made.key).chat()).status).toBe(200);
    const { body: list } = await call<ApiKeyList>('keysList');
    expect(schemas.apiKeyListSchema.strict().safeParse(list).error).toBeUndefined();
    expect(JSON.stringify(list)).not.toContain(made.key);
    expect(list.data.at(-1)).toMatchObject({ id: made.id, name: 'laptop', last_used_at: new Date(at).toISOString() });
    expect((await call('keysRevoke', { param: made.id })).body).toEqual({ id: made.id, deleted: true });
    expect((await callsOf(gateway, made.key).chat()).status).toBe(401);
    expect((await call('keysRevoke', { param: made.id })).status).toBe(404);
    expect((await call<ApiKeyList>('keysList')).body.data).toHaveLength(1);
  });

  it('are made without a body too, and once for the same Idempotency-Key', async () => {
    const { gateway, call } = open();
    const headers = { 'idempotency-key': 'one' };
    const first = await call<CreatedApiKey>('keysCreate', { headers });
    expect((await call<CreatedApiKey>('keysCreate', { headers })).body).toEqual(first.body);
    expect(gateway.account().keys).toHaveLength(2);
  });

  it("of another account can't be revoked", async () => {
    const { gateway, call } = open();
    const other = gateway.createAccount({ email: 'other@example.com' });
    gateway.createKey({ account: other.id });
    expect((await call('keysRevoke', { param: other.keys[0]?.id ?? '' })).status).toBe(404);
  });
});

describe('usage', () => {
  it('is summed up by provider, for this month', async () => {
    const { gateway, chat, call } = open();
    await chat({ model: 'deepseek-v4' });
    await chat({ model: 'deepseek-v4-pro' });
    await chat({ model: 'gpt-5.5' });
    const { body } = await call<UsageSummary>('usageSummary');
    expect(schemas.usageSummarySchema.strict().safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      period: '2026-11',
      requests: 3,
      prompt_tokens: 3,
      completion_tokens: 9,
      total_tokens: 12,
    });
    expect(body.limit_tokens).toBe(5_000_000);
    expect(body.providers.map(({ provider, requests }) => [provider, requests])).toEqual([
      ['DeepSeek', 2],
      ['OpenAI', 1],
    ]);
    expect(body.cost_usd).toBeCloseTo(
      gateway.calls.reduce((sum, { costUSD }) => sum + costUSD, 0),
      9,
    );
    gateway.clock.advance(3 * day);
    expect((await call<UsageSummary>('usageSummary')).body).toMatchObject({
      period: '2026-12',
      requests: 0,
      providers: [],
    });
  });

  it('is listed by day, the oldest first, days without use included', async () => {
    const { gateway, chat, call } = open();
    await chat();
    gateway.clock.advance(2 * day);
    await chat();
    await chat();
    const { body } = await call<DailyUsageList>('usageDaily', { query: '?days=4' });
    expect(schemas.dailyUsageListSchema.strict().safeParse(body).error).toBeUndefined();
    expect(body.data.map(({ date, requests }) => [date, requests])).toEqual([
      ['2026-11-28', 0],
      ['2026-11-29', 1],
      ['2026-11-30', 0],
      ['2026-12-01', 2],
    ]);
    expect((await call<DailyUsageList>('usageDaily')).body.data).toHaveLength(30);
  });

  it.each(['0', '366', '-1', '1.5', 'all', ''])('is refused for days=%s', async (days) => {
    const { call } = open();
    const { status, body } = await call<Refused>('usageDaily', { query: `?days=${days}` });
    expect([status, body.error.param]).toEqual([400, 'days']);
  });
});

describe('billing', () => {
  it('lets an upgrade be paid at an address of the gateway, and downgrades at once', async () => {
    const { gateway, call } = open({ tier: 'free' });
    const upgrade = await call<CheckoutResult>('billingCheckout', { body: { tier: 'pro' } });
    expect(upgrade.body).toEqual({ url: expect.stringMatching(/^https:\/\//), tier: 'free' });
    expect((await gateway.fetch(upgrade.body.url ?? '', { method: 'POST' })).status).toBe(404);
    expect(gateway.account().tier).toBe('free');
    expect((await gateway.fetch(upgrade.body.url ?? '')).status).toBe(200);
    expect(gateway.account().tier).toBe('pro');
    expect(await (await gateway.fetch(upgrade.body.url ?? '')).text()).toMatch(/already/);
    const downgrade = await call<CheckoutResult>('billingCheckout', { body: { tier: 'free' } });
    expect([downgrade.body, gateway.account().tier]).toEqual([{ url: null, tier: 'free' }, 'free']);
    expect((await call('billingCheckout', { body: { tier: 'gold' } })).status).toBe(400);
  });

  it('makes invoices of what was used and of the tier, the newest first', async () => {
    const { gateway, chat, call } = open({ tier: 'pro' });
    await chat({ model: 'gpt-5.5' });
    gateway.clock.advance(5 * day);
    await call('billingCheckout', { body: { tier: 'free' } });
    const { body } = await call<InvoiceList>('billingInvoices');
    expect(schemas.invoiceListSchema.strict().safeParse(body).error).toBeUndefined();
    expect(body.data).toMatchObject([
      { period: '2026-12', tier: 'free', requests: 0, amount_usd: 0, status: 'open' },
      { period: '2026-11', tier: 'pro', requests: 1, total_tokens: 4, amount_usd: 10.00013, status: 'paid' },
    ]);
  });
});

describe('the rest of Clew', () => {
  it('lists plugins by tag and words, and shows one', async () => {
    const { call } = open();
    const names = async (query: string) => {
      const { body } = await call<PluginList>('pluginsList', { query });
      expect(schemas.pluginListSchema.strict().safeParse(body).error).toBeUndefined();
      return body.data.map(({ name }) => name);
    };
    expect(await names('')).toEqual(['git-helper', 'thai-ocr', 'sql-explainer']);
    expect(await names('?tag=productivity')).toEqual(['git-helper', 'sql-explainer']);
    expect(await names('?tag=productivity&q=QUERIES')).toEqual(['sql-explainer']);
    expect((await call('pluginsRetrieve', { param: 'thai-ocr' })).body).toMatchObject({ version: '0.4.1' });
    expect((await call('pluginsRetrieve', { param: 'no such' })).status).toBe(404);
  });

  it('tells whether there is a later version', async () => {
    const { call } = open();
    const isLater = async (current: string) =>
      (await call<UpdateCheck>('updatesCheck', { query: `?current=${current}` })).body.update_available;
    expect([await isLater('0.1.0'), await isLater('v1.4.2'), await isLater('1.10.0'), await isLater('1.4.1')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect((await call('updatesCheck')).status).toBe(400);
    const { body } = await call('updatesLatest');
    expect(schemas.latestUpdateSchema.strict().safeParse(body).error).toBeUndefined();
  });

  it('takes telemetry from anybody, and sums it up for an enterprise', async () => {
    const { gateway, call } = open();
    const event = { instance_id: 'a', event: 'start' };
    expect((await call('telemetryPing', { body: { instance_id: 'a' } })).body).toEqual({ ok: true, accepted: 1 });
    await call('telemetryEvent', { body: event });
    await call('telemetryBatch', { body: { events: [event, { ...event, instance_id: 'b', event: 'stop' }] } });
    expect((await call('telemetryBatch', { body: { events: [] } })).status).toBe(400);
    expect((await call('telemetryPing', { body: {} })).status).toBe(200);
    expect((await call('telemetryEvent', { body: {} })).status).toBe(200);
    expect((await call('telemetryStats')).status).toBe(403);
    gateway.updateAccount({ tier: 'enterprise' });
    const { body } = await call<TelemetryStats>('telemetryStats');
    expect(body).toEqual({ instances: 3, pings: 2, events: 4, events_by_name: { start: 2, stop: 1, unknown: 1 } });
  });
});
