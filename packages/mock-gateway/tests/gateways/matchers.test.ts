import { createGateway } from '@clawwits/mock-gateway';
import { expect, it } from 'vitest';
import { gatewayMatchers } from '../../src/matchers/gateway-matchers.ts';
import { callsOf } from './support.ts';

it('the matchers look at gateways that are paid in dollars too', async () => {
  const gateway = createGateway({ gateway: 'clew', answer: 'One two three' });
  await callsOf(gateway).chat({ model: 'gpt-5.5' });
  await callsOf(gateway).chat({ model: 'gpt-5.5' });
  await callsOf(gateway, 'nobody').chat();
  const { toHaveAnswered, toHaveCharged, toHaveCost, toHaveNothingReserved, toHaveRefused } = gatewayMatchers;
  expect(toHaveAnswered(gateway, 'chatCompletions', 2).pass).toBe(true);
  expect(toHaveRefused(gateway, 'unauthorized', 1).pass).toBe(true);
  expect(toHaveCharged(gateway, 0).pass).toBe(true);
  expect(toHaveNothingReserved(gateway).pass).toBe(true);
  expect(toHaveCost(gateway, 0.000_26).pass).toBe(true);
  const wrong = toHaveCost(gateway, 1);
  expect([wrong.pass, wrong.message()]).toEqual([
    false,
    expect.stringMatching(/should have cost \$1 \(it cost \$0\.00026\)/),
  ]);
});

it('a page of a proxy tells nothing of limits', async () => {
  const gateway = createGateway({ gateway: 'clew', faults: ['html-502'] });
  const { status, headers } = await callsOf(gateway).send('models');
  expect([status, headers.get('x-ratelimit-limit')]).toEqual([502, null]);
});
