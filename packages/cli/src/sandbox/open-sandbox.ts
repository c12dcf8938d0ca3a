import type { CommandOutcome } from '../commands/command-outcome.ts';
import { formatWits } from '../commands/format-wits.ts';
import type { GatewayName } from '../gateways/gateway-facts.ts';
import type { Io } from '../io.ts';
import { say } from '../language/sentence.ts';
import { appendEntry, ledgerPath, readSpentWits } from './ledger.ts';

/** What the sandbox's wallet is granted, in Wits: what the document's own sample adds up to. */
export const grantedWits = 3_000_000;

/** The gateway inside this process. */
export interface Sandbox {
  readonly apiKey: string;
  readonly baseURL: string;
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  /** What an outcome tells of it: what this process has paid, and what is left. */
  tell(): Partial<CommandOutcome>;
}

/** Somebody is watching: let the words come as they would from a model. */
export const watchedLatency = ({ stdout }: Pick<Io, 'stdout'>) =>
  stdout.isTTY === true ? { latency: { firstTokenMs: 120, tokensPerSecond: 60 } } : {};

/**
 * Opens the sandbox of a gateway.
 *
 * @throws {CommandError} where its file cannot be used
 */
export async function openSandbox(name: GatewayName, io: Io): Promise<Sandbox> {
  if (name === 'clawwits') return openWitsSandbox(io);
  const { openDollarSandbox } = await import('./open-dollar-sandbox.ts');
  return openDollarSandbox(name, io);
}

/**
 * Opens the gateway with the wallet as earlier calls left it.
 *
 * @throws {CommandError} where the wallet's file cannot be used
 */
async function openWitsSandbox(io: Io): Promise<Sandbox> {
  const path = ledgerPath(io);
  const spentBefore = readSpentWits(path);
  const { createGateway } = await import('@clawwits/mock-gateway');
  let spentWits = 0;
  const gateway = createGateway({
    wits: grantedWits,
    // Calls that ran at once may have paid more than there was.
    lifetimeUsed: Math.min(spentBefore, grantedWits),
    ...watchedLatency(io),
    onSettle({ wits }) {
      spentWits += wits;
      appendEntry(path, { at: new Date().toISOString(), wits });
    },
  });
  return {
    apiKey: gateway.apiKey,
    baseURL: 'https://sandbox.clawwits.test',
    fetch: (input, init) => gateway.fetch(input, init),
    tell() {
      // Other processes may have paid meanwhile.
      const balanceAfter = Math.max(0, grantedWits - readSpentWits(path));
      const left = formatWits(balanceAfter);
      const sandboxNote =
        spentWits === 0
          ? say('sandbox, no real model, play money: {left} left', { left })
          : say('sandbox, no real model, play money: {spent} Wits spent, {left} left', {
              spent: formatWits(spentWits),
              left,
            });
      return { isSandbox: true, spentWits, balanceAfter, sandboxNote };
    },
  };
}
