import type { LimitFacts } from '@clawwits/sdk-ts';
import type { LocalizedMessage } from '../i18n/localized-message.ts';
import type { ExitCode } from './exit-codes.ts';

/** A failure as people are told of it. */
export interface FailureText {
  readonly message: LocalizedMessage;
  /** Where nothing is known to do, it is empty. */
  readonly hint: LocalizedMessage;
  /** Whether the words are another's, the gateway's for one: a translation says less than they do. */
  readonly isForeign: boolean;
}

/** A failure as it is told, whatever it was. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  /** What happened, in English, as records tell it. */
  readonly message: string;
  /** What to do next, likewise. */
  readonly hint: string | null;
  readonly translatable: FailureText;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** How often a request was tried. */
  readonly attempts: number;
  /** Whether Wits may have been spent nevertheless. */
  readonly maybeBilled: boolean;
  /** What the gateway told of costs and limits. */
  readonly limits?: LimitFacts;
}
