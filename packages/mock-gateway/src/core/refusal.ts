import type { ErrorCode } from '@clawwits/contract';
import type { ErrorForm } from '../faults/error-forms.ts';

/** Details of a refusal. */
export interface RefusalDetails {
  /** Server-specified delay, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The field of the request that was refused. */
  readonly param?: string;
  /** The answer in the form of another server, in place of the gateway's own. */
  readonly form?: ErrorForm;
  /** Headers of the answer in addition to the gateway's own. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call that the gateway does not answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, message: string, details: RefusalDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Turns anything thrown into a refusal: other errors are failures behind the gateway. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new Refusal('router_error', `The upstream router failed: ${reason}`);
}
