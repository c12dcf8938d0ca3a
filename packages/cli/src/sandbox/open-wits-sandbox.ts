import { randomUUID } from 'node:crypto';
import { formatWits } from '../i18n/format-wits.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';
import { type LedgerEntry, ledgerPath, readSpentWits } from './ledger.ts';
import { type Sandbox, terminalLatency, withProblem } from './sandbox.ts';
import { openSandboxFile } from './sandbox-file.ts';

/** Wits that the sandbox's wallet is granted: the sum in the contract's own sample. */
export const grantedWits = 3_000_000;

/**
 * Opens the gateway with the wallet as earlier calls left it.
 *
 * @throws {CommandError} if the wallet's file cannot be used
 */
export async function openWitsSandbox(io: Io): Promise<Sandbox> {
  const path = ledgerPath(io);
  const spentBefore = readSpentWits(path);
  const file = openSandboxFile(path);
  const { createGateway } = await import('@clawwits/mock-gateway');
  let spentWits = 0;
  const gateway = createGateway({
    requestIdSeed: randomUUID(),
    wits: grantedWits,
    // Concurrent calls may have paid more than the wallet held.
    lifetimeUsed: Math.min(spentBefore, grantedWits),
    ...terminalLatency(io),
    onSettle({ wits }) {
      spentWits += wits;
      file.append({ at: new Date().toISOString(), wits } satisfies LedgerEntry);
    },
  });
  return {
    apiKey: gateway.apiKey,
    baseURL: 'https://sandbox.clawwits.test',
    fetch: (input, init) => gateway.fetch(input, init),
    describe() {
      // Other processes may have paid meanwhile.
      const spentInAll = file.problem === null ? readSpentWits(path) : spentBefore + spentWits;
      const balanceAfter = Math.max(0, grantedWits - spentInAll);
      const left = formatWits(balanceAfter);
      const sandboxNote =
        spentWits === 0
          ? localized('sandbox, no real model, play money: {left} left', { left })
          : localized('sandbox, no real model, play money: {spent} Wits spent, {left} left', {
              spent: formatWits(spentWits),
              left,
            });
      return { isSandbox: true, spentWits, balanceAfter, sandboxNote: withProblem(sandboxNote, file.problem) };
    },
  };
}
