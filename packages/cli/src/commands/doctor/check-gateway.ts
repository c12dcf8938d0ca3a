import {
  AuthenticationError,
  ConnectionError,
  GatewayError,
  PermissionError,
  RequestRejectedError,
  TimeoutError,
  type WitsBalance,
} from '@clawwits/sdk-ts';
import { type GatewayName, gatewayFacts } from '../../config/gateway-facts.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { checkBalance } from '../../gateway/balance.ts';
import type { Connection } from '../../gateway/connection.ts';
import { listLimits } from '../../gateway/list-limits.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { joinMessages, type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import { type Check, ok, unknown, wrong } from './check.ts';

/** Result of the checks that call the gateway. */
export interface GatewayChecks {
  readonly checks: readonly Check[];
  readonly available?: number;
}

/** Calls the gateway for the balance, or for the models if it has no balances: one call checks host, key and what is left. */
export async function checkGateway(
  connection: Connection,
  signal: AbortSignal,
  maxRetries: number,
): Promise<GatewayChecks> {
  const { client, sandbox, gateway } = connection;
  let balance: WitsBalance;
  try {
    if (gateway !== 'clawwits') return { checks: await checkDollarGateway(connection, signal, maxRetries) };
    balance = checkBalance(await client.wits.balance({ signal, maxRetries, timeout: 10_000 }));
  } catch (error) {
    if (signal.aborted) throw error;
    return { checks: await explain(error, gateway) };
  }
  const { available } = balance;
  const availability = localized('{available} Wits available', { available: formatWits(available) });
  const remedy =
    sandbox === null ? localized('Top up at /pricing.') : localized('Fill it with: clawwits sandbox reset');
  return {
    checks: [
      ok('host', sandbox === null ? localized('reachable') : localized('the gateway inside this command')),
      ok('access', localized('the key is accepted')),
      available > 0 ? ok('balance', availability) : await wrong('balance', empty(availability), remedy),
    ],
    available,
  };
}

async function explain(error: unknown, gateway: GatewayName): Promise<Check[]> {
  const last = gateway === 'clawwits' ? 'balance' : 'limits';
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    const why = localized('the host cannot be reached');
    const hint = localized('Check the address, the network, and HTTPS_PROXY and NO_PROXY where there is a proxy.');
    return [await wrong('host', error, hint), unknown('access', why), unknown(last, why)];
  }
  if (error instanceof AuthenticationError || error instanceof PermissionError) {
    return [
      ok('host', localized('reachable')),
      await wrong('access', error, hintForAccess(gateway)),
      unknown(last, localized('the key is not accepted')),
    ];
  }
  const why = localized('the gateway did not answer as it should');
  return [
    ok('host', localized('reachable')),
    unknown('access', why),
    await wrong(last, error, hintFor(error, gateway)),
  ];
}

function hintForAccess(gateway: GatewayName): LocalizedMessage {
  if (gateway === 'clawwits') return localized('Make a key at /api-keys and keep it with: clawwits login');
  return localized('Keep another key, or log in again, with: {command}', {
    command: `clawwits login --gateway ${gateway}`,
  });
}

function hintFor(error: unknown, gateway: GatewayName): LocalizedMessage | undefined {
  if (error instanceof RequestRejectedError) {
    return localized('Check that the base URL is the root of a {gateway} gateway.', {
      gateway: gatewayFacts[gateway].title,
    });
  }
  return error instanceof GatewayError ? localized('The gateway answers, but fails: try again later.') : undefined;
}

function empty(availability: LocalizedMessage): CommandError {
  return new CommandError(localized('The wallet is empty: {availability}.', { availability }), {
    exitCode: exitCodes.insufficientWits,
    code: 'insufficient_wits',
  });
}

/**
 * Asks for the models, which costs nothing: it shows at once whether the host can be reached, takes the key, and, where
 * the gateway tells, what is left.
 *
 * @throws {ClawwitsError} if the call fails
 */
async function checkDollarGateway(
  { client, sandbox }: Connection,
  signal: AbortSignal,
  maxRetries: number,
): Promise<readonly Check[]> {
  const { data, response } = await client.models.list({ signal, maxRetries, timeout: 10_000 }).withResponse();
  const limits = listLimits(response.limits);
  return [
    ok('host', sandbox === null ? localized('reachable') : localized('the gateway inside this command')),
    ok('access', localized('the key is accepted, models: {count}', { count: data.data.length })),
    ok('limits', limits.length === 0 ? localized('the gateway tells none') : joinMessages(limits, ', ')),
  ];
}
