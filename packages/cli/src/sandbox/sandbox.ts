import { joinMessages, type LocalizedMessage } from '../i18n/localized-message.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { Io } from '../system/io.ts';

/** The gateway inside this process. */
export interface Sandbox {
  readonly apiKey: string;
  readonly baseURL: string;
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  /** Describes, for an outcome, what this process has paid and what is left. */
  describe(): Partial<CommandOutcome>;
}

/** Latency of the sandbox on a terminal, so that words arrive as from a real model. */
export const terminalLatency = ({ stdout }: Pick<Io, 'stdout'>) =>
  stdout.isTTY === true ? { latency: { firstTokenMs: 120, tokensPerSecond: 60 } } : {};

/** Adds to a sandbox's note why it will not be remembered. */
export const withProblem = (note: LocalizedMessage, problem: LocalizedMessage | null): LocalizedMessage =>
  problem === null ? note : joinMessages([note, problem], '; ');
