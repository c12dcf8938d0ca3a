import {
  type CheckoutRequest,
  type CheckoutResult,
  type ClewTier,
  clewTiers,
  type InvoiceList,
} from '@clawwits/contract';
import { checkoutRequestSchema } from '@clawwits/contract/schemas';
import { Refusal } from '../../../core/refusal.ts';
import { seededRandom } from '../../../random/seeded.ts';
import { clewTierNames } from '../account.ts';
import { changeTier, checkoutPrefix } from '../checkout.ts';
import { invoicesOf } from '../invoices.ts';
import type { ClewKeyed } from './clew-handler.ts';

const isTier = (tier: string): tier is ClewTier => Object.hasOwn(clewTiers, tier);

/** `POST /v1/billing/checkout`: an upgrade is paid at an address of the gateway, a downgrade is immediate. */
export const checkout: ClewKeyed<CheckoutRequest> = {
  kind: 'keyed',
  schema: checkoutRequestSchema,
  answer({ state, account, body: { tier }, request }): CheckoutResult {
    if (!isTier(tier)) {
      throw new Refusal('invalid_request', `tier: must be one of ${clewTierNames.join(', ')}.`, { param: 'tier' });
    }
    const { own, clock, options } = state;
    if (clewTiers[tier].priceUSD <= clewTiers[account.tier].priceUSD) {
      changeTier(account, tier, clock.now());
      return { url: null, tier };
    }
    const id = seededRandom(options.seed, 'checkout', account.id, own.checkouts.size).letters(24);
    own.checkouts.set(id, { account, tier, isPaid: false });
    return { url: `${request.root}${checkoutPrefix}${id}`, tier: account.tier };
  },
};

/** `GET /v1/billing/invoices`. */
export const invoices: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer: ({ state, account }): InvoiceList => ({ data: invoicesOf(account, state.clock.now()) }),
};
