import type { ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../core/refusal.ts';
import type { EncodedRefusal } from '../gateways/gateway-rules.ts';

/** Status and type of an error in Anthropic's shape. */
export interface AnthropicErrorCode {
  readonly status: number;
  readonly type: string;
  /** Error code that is sent in its place, if the gateway has none of its own for it. */
  readonly as?: ErrorCode;
}

/**
 * Writes a refusal in the shape of Anthropic's API.
 *
 * @param codes the gateway's own form of each error code
 */
export function encodeAnthropicError(
  { code, message }: Refusal,
  codes: Readonly<Record<ErrorCode, AnthropicErrorCode>>,
  headers: EncodedRefusal['headers'],
): EncodedRefusal {
  const meant = codes[code].as ?? code;
  const { status, type } = codes[meant];
  return { status, code: meant, body: { type: 'error', error: { type, message } }, headers };
}
