/**
 * The answer of `GET /v1/wits/balance`, in Wits; one Wits is one token.
 * `available + reserved + lifetimeUsed` is what was granted.
 * @see docs/contract.md §1, The wallet
 */
export interface WitsBalance {
  /** The account's id. */
  userId: string;
  /** What can be spent now. */
  available: number;
  /** What calls under way hold. */
  reserved: number;
  /** What has been spent so far. */
  lifetimeUsed: number;
}
