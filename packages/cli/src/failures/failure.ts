import type { LimitFacts } from '@clawwits/sdk-ts';
import type { ExitCode } from './exit-codes.ts';

/** A failure as it is told, whatever it was. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
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
