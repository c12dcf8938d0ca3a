import type { AttemptEnd } from '../core/gate.ts';
import type { TokenCount } from './most-tokens.ts';

/** Tokens of an attempt as the gateway reports them; `null` where it does not. */
export function reportedTokens({ usage, result }: AttemptEnd): TokenCount | null {
  if (usage !== undefined) return usage.estimated ? null : { input: usage.inputTokens, output: usage.outputTokens };
  const { usage: reported } = (result ?? {}) as { usage?: Readonly<Record<string, unknown>> };
  const input = reported?.['prompt_tokens'] ?? reported?.['input_tokens'];
  const output = reported?.['completion_tokens'] ?? reported?.['output_tokens'] ?? 0;
  return typeof input === 'number' && typeof output === 'number' ? { input, output } : null;
}
