import type { WitsBalance } from '@clawwits/sdk-ts';
import { RequestRejectedError } from '@clawwits/sdk-ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { formatWits } from './format-wits.ts';

/** What may be said about a balance on the command line. */
export interface BalanceOptions {
  /** The least that must be available, in Wits. */
  readonly failBelow?: number;
}

/** `clawwits balance`: what the wallet holds, and whether it is enough. */
export async function balance({ failBelow }: BalanceOptions, context: CommandContext): Promise<CommandOutcome> {
  const { client, sandbox } = await context.connect();
  const { data, response } = await client.wits
    .balance({ signal: context.io.signal })
    .withResponse()
    .catch((error: unknown) => {
      throw failBelow === undefined ? error : asUnavailable(error);
    });
  const { available, reserved, lifetimeUsed } = checkBalance(data);
  return {
    data,
    text: `${formatWits(available)} Wits available, ${formatWits(reserved)} reserved, ${formatWits(lifetimeUsed)} used so far`,
    balanceAfter: available,
    spentWits: 0,
    attempts: response.attempts.length,
    ...(failBelow !== undefined &&
      available < failBelow && {
        error: tooLittle(available, failBelow),
        hint: sandbox === null ? 'Top up at /pricing.' : 'Fill it with: clawwits sandbox reset',
      }),
  };
}

/** A number that is none must not pass for enough. */
export function checkBalance(balance: WitsBalance): WitsBalance {
  const amounts = [balance?.available, balance?.reserved, balance?.lifetimeUsed];
  if (amounts.every((amount) => typeof amount === 'number' && Number.isFinite(amount))) return balance;
  throw new CommandError('The gateway answered, but not with a balance.', {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
    hint: 'Check that the base URL is the root of a ClawWits gateway.',
  });
}

/** A gateway that knows no balance leaves the gate open to neither side: it is as good as not there. */
function asUnavailable(error: unknown): unknown {
  if (!(error instanceof RequestRejectedError)) return error;
  return new CommandError(`The balance cannot be asked for. ${error.message}`, {
    exitCode: exitCodes.unavailable,
    code: error.code,
    hint: 'Check that the base URL is the root of a ClawWits gateway.',
    cause: error,
  });
}

function tooLittle(available: number, failBelow: number): CommandError {
  return new CommandError(`${formatWits(available)} Wits are available, less than ${formatWits(failBelow)}.`, {
    exitCode: exitCodes.gateFailed,
    code: 'balance_below_threshold',
  });
}
