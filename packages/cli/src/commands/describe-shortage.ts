import { InsufficientBalanceError } from '@clawwits/sdk-ts';
import type { Connection } from '../connection.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { formatWits } from './format-wits.ts';

/** The outcome of a call that failed; where the balance does not cover it, how much is there and how it becomes enough. */
export async function describeShortage(
  error: unknown,
  { client, sandbox }: Connection,
  { io }: CommandContext,
): Promise<CommandOutcome> {
  if (!(error instanceof InsufficientBalanceError)) return { error };
  // The refusal stands whether or not the balance can be asked for.
  const balance = await client.wits.balance({ signal: io.signal, timeout: 5_000, maxRetries: 0 }).catch(() => null);
  const said = balance === null ? '' : `${formatWits(balance.available)} Wits are available. `;
  const remedy =
    sandbox === null
      ? 'Top up at /pricing, or ask for less with --max-tokens.'
      : 'Fill it with: clawwits sandbox reset';
  return { error, hint: said + remedy, ...(balance !== null && { balanceAfter: balance.available }) };
}
