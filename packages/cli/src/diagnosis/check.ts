import { describeFailure } from '../failures/describe-failure.ts';
import type { Failure } from '../failures/failure.ts';

/** One thing of the set-up, and how it stands. */
export type Check = { readonly name: string } & (
  | { readonly status: 'ok'; readonly message: string }
  | { readonly status: 'wrong'; readonly failure: Failure }
  /** It could not be looked at, because of something before it. */
  | { readonly status: 'unknown'; readonly message: string }
);

export const ok = (name: string, message: string): Check => ({ name, status: 'ok', message });

export const unknown = (name: string, message: string): Check => ({ name, status: 'unknown', message });

/** Something is wrong; the error says what, what to do next, and which exit code it has. */
export async function wrong(name: string, error: unknown, hint?: string): Promise<Check> {
  return { name, status: 'wrong', failure: await describeFailure(error, hint) };
}
