import {
  billingCheckout,
  billingInvoices,
  type CheckoutRequest,
  type CheckoutResult,
  type InvoiceList,
} from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { expectTextsIn } from '../wire/expect.ts';

/** `client.billing`: the account's tier and its invoices. */
export interface Billing {
  /**
   * Changes the tier. A higher one is paid at the address in `url`; a lower one takes place at once, and `url` is `null`.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/billing/checkout`
   *
   * @example
   * const { url } = await client.billing.checkout({ tier: 'pro' });
   * if (url !== null) console.log(`Pay at ${url}`);
   */
  checkout(params: CheckoutRequest, options?: RequestOptions): ClawwitsPromise<CheckoutResult>;
  /**
   * Lists the monthly invoices, the newest first; amounts in US dollars. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/billing/invoices`
   */
  invoices(options?: RequestOptions): ClawwitsPromise<InvoiceList>;
}

/** Builds the resource over a client's core. */
export function createBilling(core: ClientCore): Billing {
  return {
    checkout: (params, options) =>
      callJson<CheckoutResult>(core, { endpoint: billingCheckout, body: () => expectTextsIn(params, 'tier'), options }),
    invoices: (options) => callJson<InvoiceList>(core, { endpoint: billingInvoices, body: null, options }),
  };
}
