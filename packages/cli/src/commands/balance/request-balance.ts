import type { WitsBalance } from '@clawwits/sdk-ts';
import { RequestRejectedError } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localizeError } from '../../errors/localized-error.ts';
import { checkBalance } from '../../gateway/balance.ts';
import type { Connection } from '../../gateway/connection.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { BalanceData } from './data.ts';
import type { BalanceGate } from './gate.ts';

/** The outcome of a request for the balance, and of its gate. */
export interface BalanceOutcome extends CommandOutcome {
  readonly data: WitsBalance;
}

/** @throws {ClawwitsError | CommandError} if the balance cannot be requested */
export async function requestBalance(
  { client, sandbox }: Connection,
  gate: BalanceGate,
  signal: AbortSignal,
): Promise<BalanceOutcome> {
  const { data, response } = await client.wits
    .balance({ signal })
    .withResponse()
    .catch((error: unknown) => {
      throw gate.isAsked ? asUnavailable(error) : error;
    });
  const { error, covers } = gate.judge(checkBalance(data));
  return {
    data: { ...data, ...(covers !== null && { covers }) } satisfies BalanceData,
    balanceAfter: data.available,
    spentWits: 0,
    attempts: response.attempts.length,
    ...(error !== null && {
      error,
      hint: sandbox === null ? localized('Top up at /pricing.') : localized('Fill it with: clawwits sandbox reset'),
    }),
  };
}

export function describeBalance({ available, reserved, lifetimeUsed }: WitsBalance): LocalizedMessage {
  return localized('{available} Wits available, {reserved} reserved, {used} used so far', {
    available: formatWits(available),
    reserved: formatWits(reserved),
    used: formatWits(lifetimeUsed),
  });
}

/** Converts the refusal of a gateway without balances: the gate can then neither pass nor fail. */
function asUnavailable(error: unknown): unknown {
  if (!(error instanceof RequestRejectedError)) return error;
  return new CommandError(localized('The balance cannot be asked for. {problem}', { problem: localizeError(error) }), {
    exitCode: exitCodes.unavailable,
    codeOf: error,
    hint: localized('Check that the base URL is the root of a {gateway} gateway.', { gateway: 'ClawWits' }),
    cause: error,
  });
}
