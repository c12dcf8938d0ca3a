import { createGateway } from '@clawwits/mock-gateway';
import { describe, expect, test } from 'vitest';
import { Clawwits } from '../../src/index.ts';
import { type TransportCase, transports } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';
import { startLosingGateway } from '../support/losing-gateway.ts';

/** How many calls, by each way: `pnpm test:money`, a check of `.ci/run`, makes it 10,000. */
const asked = Number(process.env['CLAWWITS_MONEY_CALLS'] ?? 0);
const cases = [
  { transport: transports[0] as TransportCase, calls: asked || 250 },
  { transport: transports[2] as TransportCase, calls: asked || 100 },
  { transport: transports[3] as TransportCase, calls: asked || 100 },
].map((one) => ({ ...one, name: one.transport.name }));
const atOnce = 32;

describe('a client whose every first answer is lost', () => {
  guardEachTest();

  test.each(cases)(
    'is billed once for each of its $calls calls, by $name',
    async ({ transport, calls }) => {
      const gateway = createGateway({ tier: 'enterprise', wits: 1_000_000_000, answer: 'Xin chào!' });
      await using server = await startLosingGateway(gateway);
      const client = new Clawwits({
        apiKey: gateway.apiKey,
        baseURL: server.url,
        honoursIdempotencyKey: true,
        initialRetryDelay: 1,
        ...(await transport.options()),
      });

      let reported = 0;
      let replayed = 0;
      let made = 0;
      async function callOneAfterAnother(): Promise<void> {
        while (made < calls) {
          const content = `Question ${made++}`;
          const messages = [{ role: 'user' as const, content }];
          const { data, response } = await client.chat.completions.create({ messages, maxTokens: 20 }).withResponse();
          reported += data.usage.total_tokens;
          if (response.replayed) replayed += 1;
        }
      }
      await Promise.all(Array.from({ length: atOnce }, callOneAfterAnother));

      const { wallet } = gateway.account();
      expect(server.lost).toBe(calls);
      expect(replayed).toBe(calls);
      expect(wallet.lifetimeUsed).toBe(reported);
      expect(wallet.reserved).toBe(0);
      expect(wallet.available).toBe(wallet.granted - reported);
    },
    300_000,
  );
});
