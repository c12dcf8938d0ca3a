import { gatewayNames } from '../../config/gateway-facts.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { ledgerPath, resetLedger } from '../../sandbox/ledger.ts';
import { servedCallsPath } from '../../sandbox/served-calls.ts';
import type { SandboxResetData } from './data.ts';

/** `clawwits sandbox reset`: the wallet of `--sandbox` is full again, and no gateway's sandbox remembers a call. */
export async function resetSandbox({ io }: CommandContext): Promise<CommandOutcome> {
  const path = ledgerPath(io);
  const hadSpent = [path, ...gatewayNames.map((name) => servedCallsPath(name, io))].map(resetLedger).includes(true);
  return {
    data: { path, had_spent: hadSpent } satisfies SandboxResetData,
    text: hadSpent
      ? localized("The sandbox's wallet is full again.")
      : localized("The sandbox's wallet was full already."),
  };
}
