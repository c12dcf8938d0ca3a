import type { LimitFacts } from '@clawwits/sdk-ts';
import type { LocalizedMessage } from '../i18n/localized-message.ts';

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
  readonly text?: LocalizedMessage;
  /** What went wrong; the rest is then what is known nevertheless. */
  readonly error?: unknown;
  /** What to do next, where the command knows it better than the error. */
  readonly hint?: LocalizedMessage;
  /** What is worth a line on standard error. */
  readonly notes?: readonly LocalizedMessage[];
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
  /** What marks it as such, on standard error. */
  readonly sandboxNote?: LocalizedMessage;
  /** What the gateway told of costs and limits, where they are not Wits. */
  readonly limits?: LimitFacts;
  /** When what was refused may be tried again, in milliseconds, where the command knows it better than the error. */
  readonly retryAfterMs?: number;
}
