import type { SentCall, Settlement } from '../../usage-log/usage-log.ts';
import type { ApiData } from './data.ts';

/** Paths whose calls a model answers: the others cost nothing. */
const pathsOfModels = /^\/v1\/(?:chat\/completions|messages|embeddings|images\/)/;

/** Returns true if a model answers the call, so that it costs something. */
export const asksModel = (method: string, path: string): boolean => method === 'POST' && pathsOfModels.test(path);

/** Describes a call by its body. */
export function sentCall(body: unknown): SentCall {
  const { model } = (body ?? {}) as { readonly model?: unknown };
  return typeof model === 'string' ? { model } : {};
}

/** Reads the cost of a call from its answer, in the shapes of either dialect; a stream's is not known. */
export function settlementOf({ body }: ApiData): Settlement {
  const { usage, model } = (body ?? {}) as { readonly usage?: unknown; readonly model?: unknown };
  const counts = (usage ?? {}) as Readonly<Record<string, unknown>>;
  const inputTokens = counts['prompt_tokens'] ?? counts['input_tokens'];
  const outputTokens = counts['completion_tokens'] ?? counts['output_tokens'] ?? 0;
  return {
    ...(typeof model === 'string' && { model }),
    ...(typeof inputTokens === 'number' &&
      typeof outputTokens === 'number' && { usage: { inputTokens, outputTokens, estimated: false } }),
  };
}
