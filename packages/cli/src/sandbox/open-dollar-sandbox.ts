import { randomUUID } from 'node:crypto';
import { type GatewayName, gatewayFacts } from '../config/gateway-facts.ts';
import { formatUSD } from '../i18n/format-usd.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';
import { type DollarGateway, replay, type ServedCall } from './replay.ts';
import { type Sandbox, terminalLatency, withProblem } from './sandbox.ts';
import { openSandboxFile } from './sandbox-file.ts';
import { readServedCalls, servedCallsPath } from './served-calls.ts';

/**
 * Opens a gateway that is paid in dollars, with its use as earlier calls left it. Accounts, keys and webhooks that a call
 * makes end with it.
 *
 * @throws {CommandError} if the file of its use cannot be used
 */
export async function openDollarSandbox(name: Exclude<GatewayName, 'clawwits'>, io: Io): Promise<Sandbox> {
  const path = servedCallsPath(name, io);
  const served = readServedCalls(path);
  const file = openSandboxFile(path);
  const { createGateway } = await import('@clawwits/mock-gateway');
  const own = { accountId: '', provider: '', spentUSD: 0 };
  const gateway: DollarGateway = createGateway<typeof name>({
    gateway: name,
    requestIdSeed: randomUUID(),
    ...terminalLatency(io),
    onSettle({ account, promptTokens, outputTokens, costUSD }) {
      own.spentUSD += costUSD;
      const { provider } = own;
      if (account === own.accountId) {
        file.append({ at: Date.now(), provider, promptTokens, outputTokens, costUSD } satisfies ServedCall);
      }
    },
  }) as DollarGateway;
  replay(gateway, served);
  const account = gateway.account();
  own.accountId = account.id;
  if ('usage' in account) {
    // The settlement does not name the provider, so the ledger is wrapped.
    const { add } = account.usage;
    account.usage.add = (now, provider, used, costUSD) => {
      own.provider = provider;
      add(now, provider, used, costUSD);
    };
  }
  const { title } = gatewayFacts[name];
  return {
    apiKey: gateway.apiKey,
    baseURL: `https://sandbox.${name}.test`,
    fetch: (input, init) => gateway.fetch(input, init),
    describe() {
      const sandboxNote =
        own.spentUSD === 0
          ? localized('the sandbox of {gateway}, no real model, play money', { gateway: title })
          : localized('the sandbox of {gateway}, no real model, play money: {spent} spent', {
              gateway: title,
              spent: formatUSD(own.spentUSD),
            });
      return { isSandbox: true, sandboxNote: withProblem(sandboxNote, file.problem) };
    },
  };
}
