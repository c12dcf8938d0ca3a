import type { CommandContext, CommandOutcome } from './command.ts';
import { formatWits } from './format-wits.ts';

/** `clawwits balance`: what the wallet holds. */
export async function balance({ io, connect }: CommandContext): Promise<CommandOutcome> {
  const { client } = await connect();
  const { data, response } = await client.wits.balance({ signal: io.signal }).withResponse();
  const { available, reserved, lifetimeUsed } = data;
  return {
    data,
    text: `${formatWits(available)} Wits available, ${formatWits(reserved)} reserved, ${formatWits(lifetimeUsed)} used so far`,
    balanceAfter: available,
    spentWits: 0,
    attempts: response.attempts.length,
  };
}
