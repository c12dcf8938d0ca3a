// Tests for a framework whose `test` and `expect` are global, run with a proxy in the environment.

import { Clawwits } from '@clawwits/sdk-ts';

const { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey, http_proxy: proxy } = process.env;

test('a proxy that the environment names carries the calls', async () => {
  const client = new Clawwits({ baseURL, apiKey });
  expect(await client.wits.balance()).toHaveProperty('available');
  const { tunnels } = await (await fetch(proxy)).json();
  expect(tunnels).toEqual([new URL(baseURL).host]);
});
