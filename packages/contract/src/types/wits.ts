/**
 * The answer of `GET /v1/wits/balance`, in Wits; one Wits is one token.
 * `available + reserved + lifetimeUsed` is what was granted.
 * @see docs/contract.md §1, The wallet
 */
export interface WitsBalance {
  /** The account's id. */
  userId: string;
  /** Wits that can be spent now. */
  available: number;
  /** Wits reserved by calls in progress. */
  reserved: number;
  /** Wits spent so far. */
  lifetimeUsed: number;
}
