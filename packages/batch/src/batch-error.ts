/** Code of a {@link BatchError}. */
export type BatchErrorCode =
  | 'invalid_options'
  | 'invalid_input'
  | 'input_changed'
  | 'journal_damaged'
  | 'journal_missing'
  | 'output_exists'
  | 'output_changed'
  | 'locked'
  | 'disk_full'
  | 'not_writable'
  | 'not_readable';

/** A problem of one line of the input. */
export interface InputProblem {
  /** Line of the file, or number of the item, from 1. */
  readonly line: number;
  /** A sentence without its subject: `is not JSON`. */
  readonly problem: string;
}

const brand = Symbol.for('@clawwits/batch/error');

/** A batch cannot run, or cannot go on: its input, its files or its options. What was done before is kept. */
export class BatchError extends Error {
  override readonly name = 'BatchError';
  readonly code: BatchErrorCode;
  /** Line that it is about, from 1, where there is one. */
  readonly line: number | undefined;
  /** Problems of the input, the first thousand of them. */
  readonly problems: readonly InputProblem[];

  constructor(
    code: BatchErrorCode,
    message: string,
    details: { line?: number; problems?: readonly InputProblem[]; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.line = details.line;
    this.problems = details.problems ?? [];
    Object.defineProperty(this, brand, { value: true, enumerable: false });
  }
}

/** Checks whether a value is an error of this package, whichever copy of it created the error. */
export const isBatchError = (value: unknown): value is BatchError =>
  typeof value === 'object' && value !== null && brand in value;

/** Error of a file operation, with what to do about it. */
export function fileError(path: string, cause: unknown): BatchError {
  const { code = '', message = String(cause) } = (cause ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BatchError(
      'disk_full',
      `The disk is full: ${path} cannot be written. All that is done is kept. Make room, and run the batch again.`,
      { cause },
    );
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EISDIR', 'ENOTDIR'].includes(code)) {
    return new BatchError(
      'not_writable',
      `${path} cannot be written: ${message}. Choose an output in a folder that exists and can be written.`,
      { cause },
    );
  }
  return new BatchError('not_writable', `${path} cannot be written: ${message}.`, { cause });
}
