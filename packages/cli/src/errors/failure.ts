import type { LimitFacts } from '@clawwits/sdk-ts';
import type { LocalizedMessage } from '../i18n/localized-message.ts';
import type { ExitCode } from './exit-codes.ts';

/** The text of a failure, for people. */
export interface FailureText {
  readonly message: LocalizedMessage;
  /** The next step; empty if none is known. */
  readonly hint: LocalizedMessage;
  /** True if the words are the gateway's or the system's: a translation says less than they do. */
  readonly isForeign: boolean;
}

/** A failure, ready for display. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  /** The message in English, for records. */
  readonly message: string;
  /** The next step in English, for records. */
  readonly hint: string | null;
  readonly translatable: FailureText;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** Number of attempts. */
  readonly attempts: number;
  /** True if the call may have been billed. */
  readonly maybeBilled: boolean;
  /** Costs and limits that the gateway reported. */
  readonly limits?: LimitFacts;
}
