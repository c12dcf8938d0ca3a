import type { ClewTier } from '@clawwits/contract';
import type { GatewayRequest } from '../../core/exchange.ts';
import { monthOf } from '../../usage/usage-ledger.ts';
import { createWebhookEvent } from '../../webhooks/create-event.ts';
import type { ClewAccount } from './account.ts';
import { invoiceOf } from './invoices.ts';
import type { ClewGatewayState } from './state.ts';

/** Prefix of the addresses at which tiers are paid. */
export const checkoutPrefix = '/sandbox/checkout/';

/** Changes an account's tier, from the next call on. */
export function changeTier(account: ClewAccount, tier: ClewTier, now: number): void {
  if (tier === account.tier) return;
  account.formerTiers.push({ tier: account.tier, endedAt: now });
  account.tier = tier;
}

/** Shows the page that pays for a tier. To open it is to pay: this is play money. */
export function answerCheckout(state: ClewGatewayState, { path }: GatewayRequest): string | null {
  const checkout = path.startsWith(checkoutPrefix)
    ? state.own.checkouts.get(path.slice(checkoutPrefix.length))
    : undefined;
  if (checkout === undefined) return null;
  const { account, tier } = checkout;
  if (checkout.isPaid) return `The tier "${tier}" has been paid already.\n`;
  checkout.isPaid = true;
  const now = state.clock.now();
  changeTier(account, tier, now);
  const { id, period, amount_usd } = invoiceOf(monthOf(now), account, now);
  const payload = { type: 'billing.invoice.paid', data: { invoice_id: id, period, amount_usd } } as const;
  void state.own.outbox.send(account.webhooks.values(), createWebhookEvent(payload, account.id, now));
  return `The tier "${tier}" has been paid with play money. Thank you!\n`;
}
