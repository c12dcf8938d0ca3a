import { InsufficientBalanceError } from '@clawwits/sdk-ts';
import { formatWits } from '../i18n/format-wits.ts';
import { joinMessages, localized } from '../i18n/localized-message.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { Io } from '../system/io.ts';
import { findBalance } from './balance.ts';
import type { Connection } from './connection.ts';
import { describeQuota } from './describe-quota.ts';

/** Describes a failed call; for an insufficient balance, with the balance and how to raise it. */
export async function describeShortage(
  error: unknown,
  connection: Connection,
  { io }: { readonly io: Pick<Io, 'signal'> },
): Promise<CommandOutcome> {
  if (!(error instanceof InsufficientBalanceError)) return { error };
  const { gateway, sandbox } = connection;
  if (gateway !== 'clawwits') return { error, ...describeQuota(error, gateway) };
  const balance = await findBalance(connection, { signal: io.signal });
  const remedy =
    sandbox === null
      ? localized('Top up at /pricing, or ask for less with --max-tokens.')
      : localized('Fill it with: clawwits sandbox reset');
  if (balance === null) return { error, hint: remedy };
  const { available } = balance;
  const said = localized('{available} Wits are available.', { available: formatWits(available) });
  return { error, hint: joinMessages([said, remedy], ' '), balanceAfter: available };
}
