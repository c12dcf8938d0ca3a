/** An answer that arrived, and that cannot be read; the call may have been billed. */
export class UnreadableBody extends Error {
  /** `invalid_option` if a function of the caller's is the reason, `invalid_response` if the answer is. */
  readonly code: 'invalid_option' | 'invalid_response';

  constructor(problem: string, code: UnreadableBody['code'] = 'invalid_response', cause?: unknown) {
    super(problem, { cause });
    this.code = code;
  }
}
