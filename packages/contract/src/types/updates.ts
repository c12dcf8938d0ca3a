/**
 * The answer of `GET /v1/updates`.
 * @see docs/contract.md §2
 */
export interface LatestUpdate {
  /** The latest version, such as `1.2.3`. */
  version: string;
  /** Release date, in ISO 8601. */
  released_at?: string | undefined;
  /** Address of the download. */
  url?: string | undefined;
  /** Release notes. */
  notes?: string | undefined;
}

/**
 * The answer of `GET /v1/updates/check`.
 * @see docs/contract.md §2
 */
export interface UpdateCheck {
  /** The version in the request. */
  current: string;
  /** The latest version. */
  latest: string;
  /** `true` if the latest version is later than the current one. */
  update_available: boolean;
  /** Address of the download. */
  url?: string | undefined;
}
