/**
 * The answer of `GET /v1/updates`.
 * @see docs/contract.md §2
 */
export interface LatestUpdate {
  /** The latest version, `1.2.3` for one. */
  version: string;
  /** When it came out, as an ISO 8601 date. */
  released_at?: string | undefined;
  /** Where it can be had. */
  url?: string | undefined;
  /** What is new. */
  notes?: string | undefined;
}

/**
 * The answer of `GET /v1/updates/check`.
 * @see docs/contract.md §2
 */
export interface UpdateCheck {
  /** The version that was asked about. */
  current: string;
  /** The latest version. */
  latest: string;
  /** Whether the latest is later than the current one. */
  update_available: boolean;
  /** Where it can be had. */
  url?: string | undefined;
}
