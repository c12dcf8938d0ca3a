import type { CommandOutcome } from '../commands/command-outcome.ts';
import type { Io } from '../io.ts';
import { joined, type Sentence } from '../language/sentence.ts';

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

/** Adds to a sandbox's note why it will not be remembered. */
export const withProblem = (note: Sentence, problem: Sentence | null): Sentence =>
  problem === null ? note : joined([note, problem], '; ');
