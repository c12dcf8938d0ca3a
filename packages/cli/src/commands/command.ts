import type { Connection } from '../connection.ts';
import type { Io } from '../io.ts';
import type { Messages } from '../output/messages.ts';
import type { Output } from '../output/output.ts';

/** Tokens in and out; one token is one Wits. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly estimated: boolean;
}

/** What a command came to. What it does not know is absent. */
export interface CommandOutcome {
  /** The result as data. */
  readonly data?: unknown;
  /** The result as text, where it has not been given out piece by piece. */
  readonly text?: string;
  /** What went wrong; the rest is then what is known nevertheless. */
  readonly error?: unknown;
  /** What to do next, where the command knows it better than the error. */
  readonly hint?: string;
  /** What is worth a line on standard error. */
  readonly notes?: readonly string[];
  /** The exit code of a command that has said everything by itself. */
  readonly ownExitCode?: number;
  readonly usage?: Usage;
  readonly spentWits?: number;
  readonly balanceAfter?: number;
  readonly finishReason?: string;
  readonly model?: string;
  readonly attempts?: number;
  /** Whether no real model answered, and no real money was spent. */
  readonly isSandbox?: boolean;
}

/** What a command is given beside its own arguments. */
export interface CommandContext {
  readonly io: Io;
  readonly output: Output;
  readonly messages: Messages;
  /** Whether the output is text on standard output, and nothing else was asked for. */
  readonly isPlain: boolean;
  /** Opens the way to the gateway that the options name. */
  connect(): Promise<Connection>;
}
