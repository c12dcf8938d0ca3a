import type { ErrorFacts } from '@clawwits/contract';

/** Longer codes and names are something else. */
const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 100;

/**
 * Reads the error body of the gateways' documents, `{"error":{"code":"…","message":"…"}}`; `null` if the text is another.
 * `readErrorBody` reads those as well, to the same facts.
 */
export function readPlainError(text: string): ErrorFacts | null {
  try {
    const { error } = JSON.parse(text);
    const { code, message, param, retryAfterMs, detail, metadata } = error;
    const isPlain = isWord(code) && typeof message === 'string' && /^[^\s{[][^{[]*$/.test(message);
    if (!isPlain || detail || metadata || !isWord(param ?? 'none')) return null;
    return {
      code,
      message: message.trimEnd(),
      ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
      ...(param && { param }),
    };
  } catch {
    // Another form, or no JSON.
    return null;
  }
}
