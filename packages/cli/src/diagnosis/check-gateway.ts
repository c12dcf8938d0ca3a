import {
  AuthenticationError,
  ConnectionError,
  GatewayError,
  PermissionError,
  RequestRejectedError,
  TimeoutError,
  type WitsBalance,
} from '@clawwits/sdk-ts';
import { checkBalance } from '../commands/balance.ts';
import { formatWits } from '../commands/format-wits.ts';
import type { Connection } from '../connection.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { type Check, ok, unknown, wrong } from './check.ts';

/** What asking the gateway has shown. */
export interface GatewayChecks {
  readonly checks: readonly Check[];
  readonly available?: number;
}

/** Asks for the balance: it shows at once whether the host can be reached, takes the key, and what is left. */
export async function checkGateway(
  { client, sandbox }: Connection,
  signal: AbortSignal,
  maxRetries: number,
): Promise<GatewayChecks> {
  let balance: WitsBalance;
  try {
    balance = checkBalance(await client.wits.balance({ signal, maxRetries, timeout: 10_000 }));
  } catch (error) {
    if (signal.aborted) throw error;
    return { checks: await explain(error) };
  }
  const { available } = balance;
  const told = `${formatWits(available)} Wits available`;
  const remedy = sandbox === null ? 'Top up at /pricing.' : 'Fill it with: clawwits sandbox reset';
  return {
    checks: [
      ok('host', sandbox === null ? 'reachable' : 'the gateway inside this command'),
      ok('access', 'the key is accepted'),
      available > 0 ? ok('balance', told) : await wrong('balance', empty(told), remedy),
    ],
    available,
  };
}

async function explain(error: unknown): Promise<Check[]> {
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    const why = 'the host cannot be reached';
    const hint = 'Check the address, the network, and HTTPS_PROXY and NO_PROXY where there is a proxy.';
    return [await wrong('host', error, hint), unknown('access', why), unknown('balance', why)];
  }
  if (error instanceof AuthenticationError || error instanceof PermissionError) {
    return [
      ok('host', 'reachable'),
      await wrong('access', error, 'Make a key at /api-keys and keep it with: clawwits login'),
      unknown('balance', 'the key is not accepted'),
    ];
  }
  const why = 'the gateway did not answer as it should';
  return [ok('host', 'reachable'), unknown('access', why), await wrong('balance', error, hintFor(error))];
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof RequestRejectedError) return 'Check that the base URL is the root of a ClawWits gateway.';
  return error instanceof GatewayError ? 'The gateway answers, but fails: try again later.' : undefined;
}

function empty(told: string): CommandError {
  return new CommandError(`The wallet is empty: ${told}.`, {
    exitCode: exitCodes.insufficientWits,
    code: 'insufficient_wits',
  });
}
