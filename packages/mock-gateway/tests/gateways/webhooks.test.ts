import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CheckoutResult, CreatedWebhook, WebhookList } from '@clawwits/contract';
import * as schemas from '@clawwits/contract/schemas';
import { createGateway } from '@clawwits/mock-gateway';
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../support.ts';
import { callsOf, type Refused } from './support.ts';

const at = Date.UTC(2026, 10, 21, 12, 30);
const hour = 60 * 60 * 1000;

/** A server that takes events; its answers one after the other, and then 204 again and again. */
async function listen(...statuses: number[]) {
  const taken: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      taken.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 204, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, taken };
}

const signatureOf = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('hex');

it('a webhook of Clew is made, listed without its secret, and deleted', async () => {
  const { call } = callsOf(createGateway({ gateway: 'clew' }));
  const { body: made } = await call<CreatedWebhook>('webhooksCreate', { body: { url: 'https://example.com/hook' } });
  expect(schemas.createdWebhookSchema.strict().safeParse(made).error).toBeUndefined();
  expect(made.events).toEqual(['usage.updated', 'billing.invoice.paid']);
  const { body: list } = await call<WebhookList>('webhooksList');
  expect(schemas.webhookListSchema.strict().safeParse(list).error).toBeUndefined();
  expect(JSON.stringify(list)).not.toContain(made.secret);
  expect((await call('webhooksDelete', { param: made.id })).body).toEqual({ id: made.id, deleted: true });
  expect((await call('webhooksDelete', { param: made.id })).status).toBe(404);
  for (const wrong of [{ url: 'ftp://example.com' }, { url: 'no' }, { url: made.url, events: ['no.such'] }]) {
    expect((await call<Refused>('webhooksCreate', { body: wrong })).status).toBe(400);
  }
});

it('usage is reported at the end of an hour in which there was some, signed', async () => {
  const { url, taken } = await listen();
  const gateway = createGateway({ gateway: 'clew', now: () => at, answer: 'One two three' });
  onTestFinished(() => gateway.close());
  const { call, chat } = callsOf(gateway);
  const { body: webhook } = await call<CreatedWebhook>('webhooksCreate', { body: { url } });
  await chat();
  await chat();
  gateway.clock.advance(hour / 2 - 1);
  expect(gateway.deliveries).toHaveLength(0);
  gateway.clock.advance(1);
  await until(() => gateway.deliveries[0]?.state === 'delivered', 'the event was delivered');
  const [{ headers, body } = { headers: {}, body: '' }] = taken;
  expect(headers['x-clew-signature']).toBe(signatureOf(body, webhook.secret));
  expect(schemas.webhookEventSchema.safeParse(JSON.parse(body)).success).toBe(true);
  expect(JSON.parse(body)).toMatchObject({ type: 'usage.updated', data: { requests: 2, total_tokens: 8 } });
  gateway.clock.advance(hour);
  expect(gateway.deliveries).toHaveLength(1);
});

it('a payment is reported', async () => {
  const { url, taken } = await listen();
  const gateway = createGateway({ gateway: 'clew', tier: 'free', now: () => at });
  const { call } = callsOf(gateway);
  await call('webhooksCreate', { body: { url, events: ['billing.invoice.paid'] } });
  const { body } = await call<CheckoutResult>('billingCheckout', { body: { tier: 'pro' } });
  await gateway.fetch(body.url ?? '');
  await until(() => taken.length === 1, 'the event came');
  expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({
    type: 'billing.invoice.paid',
    data: { period: '2026-11', amount_usd: 10 },
  });
});

it('a webhook of Klawd is said through the gateway, and gets what a test sends', async () => {
  const { url, taken } = await listen();
  const gateway = createGateway({ gateway: 'klawd', now: () => at });
  gateway.setWebhook({ url, secret: 'whsec_test' });
  const [delivery] = await gateway.sendWebhook({ type: 'usage.updated', data: { requests: 7 } });
  expect(delivery).toMatchObject({ state: 'delivered', tries: [204] });
  expect(taken[0]?.headers['x-klawd-signature']).toBe(signatureOf(taken[0]?.body ?? '', 'whsec_test'));
  gateway.setWebhook({ url, events: ['billing.invoice.paid'] });
  expect(await gateway.sendWebhook({ type: 'usage.updated', data: {} })).toEqual([]);
  gateway.setWebhook(null);
  expect(await gateway.sendWebhook({ type: 'billing.invoice.paid', data: {} })).toEqual([]);
  await callsOf(gateway).chat();
  gateway.setWebhook({ url });
  gateway.clock.advance(hour);
  await until(() => taken.length === 2, 'the usage was reported');
  expect(JSON.parse(taken[1]?.body ?? '')).toMatchObject({ type: 'usage.updated', data: { requests: 1 } });
  expect(() => gateway.setWebhook({ url: 'ftp://x' })).toThrow(TypeError);
});

it('an event is tried again, three times in all, and never follows a redirect', async () => {
  const { url, taken } = await listen(503, 302, 500);
  const gateway = createGateway({ gateway: 'klawd', now: () => at });
  gateway.setWebhook({ url });
  const sending = gateway.sendWebhook({ type: 'usage.updated', data: {} });
  await until(() => gateway.deliveries[0]?.tries.length === 1, 'the first try failed');
  gateway.clock.advance(1_000);
  await until(() => gateway.deliveries[0]?.tries.length === 2, 'the second try failed');
  gateway.clock.advance(5_000);
  expect(await sending).toMatchObject([{ state: 'failed', tries: [503, 302, 500] }]);
  expect(new Set(taken.map(({ body }) => body)).size).toBe(1);
  expect(taken).toHaveLength(3);
});

it('a webhook without a listener fails, and the delivery has the reason', async () => {
  const gateway = createGateway({ gateway: 'klawd' });
  gateway.setWebhook({ url: 'http://127.0.0.1:1/hook' });
  const sending = gateway.sendWebhook({ type: 'usage.updated', data: {} });
  for (const tries of [1, 2]) {
    await until(() => gateway.deliveries[0]?.tries.length === tries, `try ${tries} failed`);
    gateway.clock.advance(5_000);
  }
  expect(await sending).toMatchObject([
    { state: 'failed', tries: Array.from({ length: 3 }, () => expect.any(String)) },
  ]);
});

it('nothing is reported after a reset', async () => {
  const gateway = createGateway({ gateway: 'clew', now: () => at });
  await callsOf(gateway).chat();
  const { clock } = gateway;
  gateway.reset();
  clock.advance(hour);
  expect(gateway.deliveries).toEqual([]);
});
