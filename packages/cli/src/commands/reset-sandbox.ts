import { gatewayNames } from '../gateways/gateway-facts.ts';
import { say } from '../language/sentence.ts';
import type { CommandData } from '../output/command-data.ts';
import { ledgerPath, resetLedger } from '../sandbox/ledger.ts';
import { servedCallsPath } from '../sandbox/served-calls.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits sandbox reset`: the wallet of `--sandbox` is full again, and no gateway's sandbox remembers a call. */
export async function resetSandbox({ io }: CommandContext): Promise<CommandOutcome> {
  const path = ledgerPath(io);
  const hadSpent = [path, ...gatewayNames.map((name) => servedCallsPath(name, io))].map(resetLedger).includes(true);
  return {
    data: { path, had_spent: hadSpent } satisfies CommandData['sandbox reset'],
    text: hadSpent ? say("The sandbox's wallet is full again.") : say("The sandbox's wallet was full already."),
  };
}
