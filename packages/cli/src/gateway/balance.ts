import type { RequestOptions, WitsBalance } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Connection } from './connection.ts';

/** Reads the balance for a note; `null` if the gateway has none or the call fails, since the note is optional. */
export async function findBalance(
  { client, gateway }: Connection,
  options: RequestOptions,
): Promise<WitsBalance | null> {
  if (gateway !== 'clawwits') return null;
  return client.wits.balance({ timeout: 5_000, maxRetries: 0, ...options }).catch(() => null);
}

/** Checks that a balance holds finite numbers: `NaN` must not pass as sufficient. */
export function checkBalance(balance: WitsBalance): WitsBalance {
  const amounts = [balance?.available, balance?.reserved, balance?.lifetimeUsed];
  if (amounts.every((amount) => typeof amount === 'number' && Number.isFinite(amount))) return balance;
  throw new CommandError(localized('The gateway answered, but not with a balance.'), {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
    hint: localized('Check that the base URL is the root of a {gateway} gateway.', { gateway: 'ClawWits' }),
  });
}
