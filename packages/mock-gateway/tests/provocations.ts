import type { ClawwitsErrorCode } from '@clawwits/contract';
import type { Gateway, GatewayOptions } from '@clawwits/mock-gateway';

/** How a client without special options is made to meet an error. */
export interface Provocation {
  readonly options?: GatewayOptions;
  readonly key?: (gateway: Gateway) => string;
  readonly before?: (gateway: Gateway) => void;
  readonly model?: string;
  readonly temperature?: number;
}

/** Every error of the contract. A prompt of one word is sent; a key of idempotency is sent by no client but ours. */
export const provocations: Readonly<Record<ClawwitsErrorCode, Provocation>> = {
  invalid_request: { temperature: 7 },
  isv_blocked: { options: { isvBlocked: /Hello/ } },
  unauthorized: { key: () => 'cw_sk_wrong' },
  insufficient_wits: { options: { wits: 10 } },
  forbidden: { before: (gateway) => void gateway.updateAccount({ isSuspended: true }) },
  insufficient_scope: { key: (gateway) => gateway.createKey({ scope: 'data' }) },
  not_found: { model: 'no-such-model' },
  rate_limited: { options: { faults: ['rate_limited:60000'] } },
  router_error: {
    options: {
      answer() {
        throw new Error('Lop 03 is down');
      },
    },
  },
  idempotency_conflict: { options: { faults: ['idempotency_conflict'] } },
  idempotency_in_progress: { options: { faults: ['idempotency_in_progress'] } },
};
