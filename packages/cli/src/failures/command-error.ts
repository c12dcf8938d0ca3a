import type { OwnCode } from '../language/vietnamese.ts';
import type { ExitCode } from './exit-codes.ts';

/** A word for what happened: one of ours, which each language has a sentence for, or that of another failure. */
type Code = { readonly code: OwnCode } | { readonly codeOf: { readonly code: string } };

/** A failure that the command finds by itself. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  /** A stable word for what happened. */
  readonly code: string;
  /** What to do next. */
  readonly hint: string | undefined;

  constructor(message: string, details: Code & { exitCode: ExitCode; hint?: string | undefined; cause?: unknown }) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CommandError';
    this.exitCode = details.exitCode;
    this.code = 'codeOf' in details ? details.codeOf.code : details.code;
    this.hint = details.hint;
  }
}

/** Whoever read standard output has stopped reading: nothing is left to do, and nothing went wrong. */
export class OutputClosed extends Error {
  constructor() {
    super('Nobody reads the output any more.');
    this.name = 'OutputClosed';
  }
}
