import type { LimitFacts } from '@clawwits/sdk-ts';
import type { LocalizedMessage } from '../i18n/localized-message.ts';

/** Tokens in and out; one token is one Wits. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly estimated: boolean;
}

/** Outcome of a command. Unknown values are absent. */
export interface CommandOutcome {
  /** The result as data. */
  readonly data?: unknown;
  /** The result as text, unless it was written in pieces. */
  readonly text?: LocalizedMessage;
  /** The answer, if the output does not hold it: what was paid for goes to standard error then. A record holds it anyway. */
  readonly rescuedText?: string;
  /** The error, if it failed; the other fields may still be set. */
  readonly error?: unknown;
  /** The next step, if the command knows a better one than the error. */
  readonly hint?: LocalizedMessage;
  /** Notes for standard error. */
  readonly notes?: readonly LocalizedMessage[];
  /** The exit code of a command that wrote its output and messages itself. */
  readonly ownExitCode?: number;
  readonly usage?: Usage;
  readonly spentWits?: number;
  readonly balanceAfter?: number;
  readonly finishReason?: string;
  readonly model?: string;
  readonly attempts?: number;
  /** True if the sandbox answered: no real model, no real money. */
  readonly isSandbox?: boolean;
  /** The note that marks it as such, on standard error. */
  readonly sandboxNote?: LocalizedMessage;
  /** Costs and limits that the gateway reported, if they are not in Wits. */
  readonly limits?: LimitFacts;
  /** Delay before the refused call may be repeated, in milliseconds, if the command knows it and the error does not. */
  readonly retryAfterMs?: number;
}
