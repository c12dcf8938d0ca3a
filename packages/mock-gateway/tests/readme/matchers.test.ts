import { createGateway } from '@clawwits/mock-gateway';
import { gatewayMatchers } from '@clawwits/mock-gateway/vitest';
import { expect, test } from 'vitest';

expect.extend(gatewayMatchers);

test('an unknown key is refused', async () => {
  const gateway = createGateway();
  await gateway.fetch('https://gateway.clawwits.test/v1/wits/balance', {
    headers: { authorization: 'Bearer cw_sk_no' },
  });
  expect(gateway).toHaveRefused('unauthorized', 1);
  expect(gateway).not.toHaveAnswered('witsBalance');
  expect(gateway).toHaveCharged(0);
  expect(gateway).toHaveNothingReserved();
});
