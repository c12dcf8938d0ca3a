import type { LimitFacts } from '@clawwits/contract';
import type { StreamPartial } from '@clawwits/dialects';
import { redact } from './redact.ts';

/** Record of one attempt of a call. */
export interface AttemptRecord {
  /** The HTTP status; absent if no answer arrived. */
  readonly status?: number;
  /** Reason for the end of the attempt: `ok`, a gateway's error code or one of the SDK's. */
  readonly reason: string;
  /** From the start of the attempt to its end, in milliseconds. */
  readonly durationMs: number;
  /** The gateway's id of the attempt, to quote to its support. */
  readonly requestId?: string;
  /** Delay before the next attempt, in milliseconds. */
  readonly waitedMs?: number;
}

/** A gateway that a call moved on from. */
export interface FailoverRecord {
  /** Gateway that was called. */
  readonly gateway: string;
  /** Root of that gateway. */
  readonly baseURL: string;
  /** Its error; `attempts` holds each of its attempts. */
  readonly error: ClawwitsError;
}

/** Details of a failed call. */
export interface ErrorDetails {
  /** Stable code of the failure, the same at every gateway: see `ErrorCode`, and the SDK's own codes. */
  readonly code: string;
  /** The gateway's own code, if it differs from `code`. */
  readonly gatewayCode?: string | undefined;
  /** Gateway that was called, such as `clawwits`. */
  readonly gateway?: string | undefined;
  /** The HTTP status of the answer, or the equivalent for an error inside an answer. */
  readonly status?: number | undefined;
  /** The gateway's id of the call, to quote to its support. */
  readonly requestId?: string | undefined;
  /** `true` if the call may be repeated as it is: it may succeed later, and is not billed twice. */
  readonly retryable?: boolean | undefined;
  /** Server-specified delay before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The field of the request that was refused. */
  readonly param?: string | undefined;
  /** Every attempt, in order. */
  readonly attempts?: readonly AttemptRecord[] | undefined;
  /** `true` if tokens may have been spent although the call failed. */
  readonly maybeBilled?: boolean | undefined;
  /** The key under which the call can be repeated without being billed twice, if the gateway honours it. */
  readonly idempotencyKey?: string | undefined;
  /** Limits and costs that the headers of the answer report. */
  readonly limits?: LimitFacts | undefined;
  /** Content that a stream had delivered before it failed, or the text of an answer that cannot be read. */
  readonly partial?: StreamPartial | undefined;
  /** Next step for a programmer, added to the message; begins with a space. */
  readonly advice?: string | undefined;
  /** Error or reason behind it. */
  readonly cause?: unknown;
}

const brand = Symbol.for('@clawwits/sdk-ts/error');
const messageLimit = 500;

/**
 * The base of every error that the SDK throws. Tell them apart by class, or by `code`; recognise one from another copy
 * of the package with {@link isClawwitsError}. Never carries a key or a prompt.
 *
 * @example
 * try {
 *   await cw.wits.balance();
 * } catch (error) {
 *   if (isClawwitsError(error)) console.error(error.code, error.requestId, error.message);
 *   else throw error;
 * }
 */
export class ClawwitsError extends Error {
  /** Name of the class, unchanged by a minifier. */
  static readonly errorName: string = 'ClawwitsError';

  /** Makes `instanceof` accept the errors of other copies of the package too: ESM, CommonJS, bundled. */
  static override [Symbol.hasInstance](this: typeof ClawwitsError, value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class that is asked, which may be a derived one
    return isInstance(this, value);
  }

  /** Stable code of the failure, the same at every gateway: see `ErrorCode`, and the SDK's own codes. */
  declare readonly code: string;
  /** The gateway's own code, if it differs from `code`. */
  declare readonly gatewayCode: string | undefined;
  /** Gateway that was called, such as `clawwits`. */
  declare readonly gateway: string | undefined;
  /** HTTP status of the answer, or the equivalent for an error inside an answer. */
  declare readonly status: number | undefined;
  /** The gateway's id of the call, to quote to its support. */
  declare readonly requestId: string | undefined;
  /** `true` if the call may be repeated as it is: it may succeed later, and is not billed twice. */
  declare readonly retryable: boolean;
  /** Server-specified delay before the next attempt, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** Field of the request that was refused. */
  declare readonly param: string | undefined;
  /** Every attempt, in order. */
  declare readonly attempts: readonly AttemptRecord[];
  /** `true` if tokens may have been spent although the call failed. */
  declare readonly maybeBilled: boolean;
  /** Key under which the call can be repeated without being billed twice, if the gateway honours it. */
  declare readonly idempotencyKey: string | undefined;
  /** Limits and costs that the headers of the answer report. */
  declare readonly limits: LimitFacts;
  /** Content that a stream had delivered before it failed, or the text of an answer that cannot be read. */
  declare readonly partial: StreamPartial | undefined;
  /** End of the message: the next step for a programmer, from the space before it; may be empty. */
  declare readonly advice: string;
  /** Errors of the gateways before this one, if the call went to one of several: see `createFailover`. */
  declare readonly failedOver: readonly FailoverRecord[] | undefined;

  constructor(message: string, details: ErrorDetails) {
    const { advice = '', cause, partial, ...rest } = details;
    // Far more than is kept, and not so much that the search for keys takes its time.
    super(shorten(redact(message.slice(0, 8 * messageLimit) + advice)), cause === undefined ? undefined : { cause });
    // Only what is known becomes a property, so that an error prints short.
    const known = Object.entries(rest).filter(([, value]) => value !== undefined);
    Object.assign(this, { retryable: false, maybeBilled: false, attempts: [], limits: {} }, Object.fromEntries(known));
    hide(this, 'name', new.target.errorName);
    hide(this, 'partial', partial);
    hide(this, 'advice', advice);
    hide(this, brand, true);
  }

  /** Returns what may be logged: neither a key nor a prompt nor an answer. */
  toJSON(): Record<string, unknown> {
    return Object.assign<Record<string, unknown>, object>({ name: this.name, message: this.message }, this);
  }
}

function isInstance(errorClass: typeof ClawwitsError, value: unknown): boolean {
  // A class that an application derives from one of the SDK's has its own identity.
  if (!Object.hasOwn(errorClass, 'errorName')) return Function.prototype[Symbol.hasInstance].call(errorClass, value);
  return isClawwitsError(value) && (errorClass === ClawwitsError || value.name === errorClass.errorName);
}

/** Defines a property that can be read and that logs and inspection leave out. */
function hide(error: ClawwitsError, name: PropertyKey, value: unknown): void {
  Object.defineProperty(error, name, { value, enumerable: false, configurable: true, writable: true });
}

function shorten(message: string): string {
  return message.length <= messageLimit ? message : `${message.slice(0, messageLimit - 1)}…`;
}

/**
 * Checks whether a value is an error of this SDK, whichever copy of the package created it.
 *
 * @param value anything, usually what was caught
 */
export function isClawwitsError(value: unknown): value is ClawwitsError {
  return typeof value === 'object' && value !== null && brand in value;
}
