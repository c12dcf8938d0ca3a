/**
 * The body of `POST /v1/billing/checkout`.
 * @see docs/contract.md §2
 */
export interface CheckoutRequest {
  /** The tier that is wanted. */
  tier: 'free' | 'pro' | 'enterprise' | (string & {});
}

/**
 * The answer of `POST /v1/billing/checkout`: an upgrade is paid at an address, a downgrade is immediate.
 * @see docs/contract.md §2
 */
export interface CheckoutResult {
  /** Address at which the upgrade is paid; `null` if there is nothing to pay. */
  url: string | null;
  /** The account's tier after this call. */
  tier: string;
}

/** Invoice of a month. */
export interface Invoice {
  /** Id of the invoice. */
  id: string;
  /** The month, such as `2026-11`. */
  period: string;
  /** The tier at the end of the month. */
  tier?: string | undefined;
  /** Calls that it covers. */
  requests: number;
  /** Tokens that it covers. */
  total_tokens: number;
  /** In US dollars: the tier's price and the usage. */
  amount_usd: number;
  /** `open` while the month lasts. */
  status: 'open' | 'paid' | (string & {});
}

/**
 * The answer of `GET /v1/billing/invoices`, the newest month first.
 * @see docs/contract.md §2
 */
export interface InvoiceList {
  /** The invoices. */
  data: Invoice[];
}
