import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { type GateOptions, openGate } from './gate.ts';
import { describeBalance, requestBalance } from './request-balance.ts';

/** Options of `clawwits balance`. */
export interface BalanceOptions extends GateOptions {
  /** Asks again and again. */
  readonly watch?: boolean;
  /** Delay between two calls, in seconds. Default: 5. */
  readonly interval?: number;
}

/** `clawwits balance`: what the wallet holds, and whether it is enough. */
export async function balance(options: BalanceOptions, context: CommandContext): Promise<CommandOutcome> {
  const gate = await openGate(options, context.io);
  const connection = await context.connect('wits');
  if (options.watch === true) {
    const { watchBalance } = await import('./watch.ts');
    return watchBalance(connection, gate, (options.interval ?? 5) * 1_000, context);
  }
  const outcome = await requestBalance(connection, gate, context.io.signal);
  return { ...outcome, text: describeBalance(outcome.data) };
}
