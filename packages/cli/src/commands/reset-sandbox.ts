import { ledgerPath, resetLedger } from '../sandbox/ledger.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits sandbox reset`: the wallet of `--sandbox` is full again. */
export async function resetSandbox({ io }: CommandContext): Promise<CommandOutcome> {
  const path = ledgerPath(io);
  const hadSpent = resetLedger(path);
  return {
    data: { path, had_spent: hadSpent },
    text: hadSpent ? "The sandbox's wallet is full again." : "The sandbox's wallet was full already.",
  };
}
