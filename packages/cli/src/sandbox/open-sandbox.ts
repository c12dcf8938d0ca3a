import type { Io } from '../io.ts';
import { appendEntry, ledgerPath, readSpentWits } from './ledger.ts';

/** What the sandbox's wallet is granted, in Wits: what the document's own sample adds up to. */
export const grantedWits = 3_000_000;

/** The gateway inside this process. */
export interface Sandbox {
  readonly apiKey: string;
  readonly baseURL: string;
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  /** What this process has paid, in Wits. */
  readonly spentWits: number;
  /** What is left, in Wits, counting what other processes have paid meanwhile. */
  availableWits(): number;
}

/**
 * Opens the gateway with the wallet as earlier calls left it.
 *
 * @throws {CommandError} where the wallet's file cannot be used
 */
export async function openSandbox(io: Io): Promise<Sandbox> {
  const path = ledgerPath(io);
  const spentBefore = readSpentWits(path);
  const { createGateway } = await import('@clawwits/mock-gateway');
  let spentWits = 0;
  const gateway = createGateway({
    wits: grantedWits,
    // Calls that ran at once may have paid more than there was.
    lifetimeUsed: Math.min(spentBefore, grantedWits),
    // Somebody is watching: let the words come as they would from a model.
    ...(io.stdout.isTTY === true && { latency: { firstTokenMs: 120, tokensPerSecond: 60 } }),
    onSettle({ wits }) {
      spentWits += wits;
      appendEntry(path, { at: new Date().toISOString(), wits });
    },
  });
  return {
    apiKey: gateway.apiKey,
    baseURL: 'https://sandbox.clawwits.test',
    fetch: (input, init) => gateway.fetch(input, init),
    get spentWits() {
      return spentWits;
    },
    availableWits: () => Math.max(0, grantedWits - readSpentWits(path)),
  };
}
