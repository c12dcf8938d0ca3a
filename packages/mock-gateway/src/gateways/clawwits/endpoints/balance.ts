import type { WitsBalance } from '@clawwits/contract';
import type { KeyedHandler } from '../../../endpoints/endpoint-handler.ts';
import type { ClawwitsAccount } from '../account.ts';

/** `GET /v1/wits/balance`. */
export const balance: KeyedHandler<unknown, ClawwitsAccount, null> = {
  kind: 'keyed',
  schema: null,
  answer({ account: { id, wallet } }): WitsBalance {
    const { available, reserved, lifetimeUsed } = wallet;
    return { userId: id, available, reserved, lifetimeUsed };
  },
};
