import type { ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../core/refusal.ts';
import type { EncodedRefusal } from '../gateways/gateway-rules.ts';

/** Status, type and code of an error in OpenAI's shape. */
export interface OpenAiErrorCode {
  readonly status: number;
  readonly type: string;
  /** `null` if the type is enough. */
  readonly code: string | null;
  /** Error code that is sent in its place, if the gateway has none of its own for it. */
  readonly as?: ErrorCode;
}

/**
 * Writes a refusal in the shape of OpenAI's API.
 *
 * @param codes the gateway's own form of each error code
 */
export function encodeOpenAiError(
  { code, message, details }: Refusal,
  codes: Readonly<Record<ErrorCode, OpenAiErrorCode>>,
  headers: EncodedRefusal['headers'],
): EncodedRefusal {
  const meant = codes[code].as ?? code;
  const { status, type, code: own } = codes[meant];
  const param = details.param ?? null;
  return { status, code: meant, body: { error: { message, type, param, code: own } }, headers };
}
