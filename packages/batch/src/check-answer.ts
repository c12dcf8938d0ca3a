import type { BatchItem } from './item.ts';
import { findSchemaProblem, type StandardSchema } from './standard-schema.ts';

/** Checks an answer, as the gateway sent it; returns the problem in words, or nothing. */
export type AnswerCheck = (
  answer: object,
  item: BatchItem,
) => string | null | undefined | Promise<string | null | undefined>;

/** Failure of an answer that was paid and does not satisfy its check. */
export const checkFailed = 'check_failed';

/** The check of the options: the function, and the schema of the JSON that the answer's text holds. */
export function createAnswerCheck(check: AnswerCheck | undefined, schema: StandardSchema | undefined): AnswerCheck {
  return async (answer, item) => {
    const problem = await check?.(answer, item);
    if (problem || schema === undefined) return problem;
    const text = textOf(answer);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return 'The answer is not JSON.';
    }
    return findSchemaProblem(schema, value);
  };
}

interface AnyAnswer {
  readonly choices?: readonly { readonly message?: { readonly content?: string | null } }[];
  readonly content?: readonly { readonly type?: string; readonly text?: string }[];
  readonly output?: readonly { readonly content?: readonly { readonly text?: string }[] }[];
}

/** Text of an answer of any of the endpoints; empty for an embedding. */
function textOf(answer: object): string {
  const { choices, content, output } = answer as AnyAnswer;
  if (choices !== undefined) return choices[0]?.message?.content ?? '';
  if (content !== undefined) return content.map(({ text }) => text ?? '').join('');
  return (output ?? [])
    .flatMap((item) => item.content ?? [])
    .map(({ text }) => text ?? '')
    .join('');
}
