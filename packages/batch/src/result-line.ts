import type { ItemUsage } from './journal-record.ts';

/** A line of the output, as OpenAI's batch files have them. */
export interface BatchResultLine {
  readonly id: string;
  readonly custom_id: string;
  /** `null` where there is no answer. */
  readonly response: { readonly status_code: number; readonly request_id: string; readonly body: object } | null;
  readonly error: { readonly code: string; readonly message: string; readonly [detail: string]: unknown } | null;
}

/** Code of an item whose outcome nobody knows, and which is not repeated. */
export const unknownOutcome = 'unknown_outcome';

/** Writes a line of the output. Its id comes first and names the item, so that a reader need not parse a long answer. */
export function writeResultLine(batch: string, position: number, line: Omit<BatchResultLine, 'id'>): string {
  const { custom_id, response, error } = line;
  return `${JSON.stringify({ id: `${batch}_${position}`, custom_id, response, error })}\n`;
}

const beginning = /^\{"id":"(batch_[0-9a-f]{16})_(\d{1,15})",/;

/** Batch and position of a line of the output, from its beginning; `null` for another line. */
export function identifyLine(start: string): { readonly batch: string; readonly position: number } | null {
  const [, batch, position] = beginning.exec(start) ?? [];
  return batch === undefined ? null : { batch, position: Number(position) };
}

/** Tokens of an answer as it reports them; `null` where it does not. */
export function usageOf(body: unknown): ItemUsage | null {
  const { usage } = (body ?? {}) as { usage?: Readonly<Record<string, unknown>> };
  const input = usage?.['prompt_tokens'] ?? usage?.['input_tokens'];
  const output = usage?.['completion_tokens'] ?? usage?.['output_tokens'] ?? 0;
  return typeof input === 'number' && typeof output === 'number' ? { inputTokens: input, outputTokens: output } : null;
}
