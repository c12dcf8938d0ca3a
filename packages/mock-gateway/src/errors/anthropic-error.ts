import type { ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../core/refusal.ts';
import type { ToldRefusal } from '../gateways/gateway-rules.ts';

/** How a refusal is told in Anthropic's shape. */
export interface AnthropicWord {
  readonly status: number;
  readonly type: string;
  /** What is told instead, where the gateway has no word of its own for it. */
  readonly as?: ErrorCode;
}

/**
 * Writes a refusal in the shape of Anthropic's API.
 *
 * @param words a gateway's own word for each code
 */
export function tellAsAnthropic(
  { code, message }: Refusal,
  words: Readonly<Record<ErrorCode, AnthropicWord>>,
  headers: ToldRefusal['headers'],
): ToldRefusal {
  const meant = words[code].as ?? code;
  const { status, type } = words[meant];
  return { status, code: meant, body: { type: 'error', error: { type, message } }, headers };
}
