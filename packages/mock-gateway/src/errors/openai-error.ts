import type { ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../core/refusal.ts';
import type { ToldRefusal } from '../gateways/gateway-rules.ts';

/** How a refusal is told in OpenAI's shape. */
export interface OpenAiWord {
  readonly status: number;
  readonly type: string;
  /** `null` where the type says it all. */
  readonly code: string | null;
  /** What is told instead, where the gateway has no word of its own for it. */
  readonly as?: ErrorCode;
}

/**
 * Writes a refusal in the shape of OpenAI's API.
 *
 * @param words a gateway's own word for each code
 */
export function tellAsOpenAi(
  { code, message, details }: Refusal,
  words: Readonly<Record<ErrorCode, OpenAiWord>>,
  headers: ToldRefusal['headers'],
): ToldRefusal {
  const meant = words[code].as ?? code;
  const { status, type, code: own } = words[meant];
  const param = details.param ?? null;
  return { status, code: meant, body: { error: { message, type, param, code: own } }, headers };
}
