/** An API key without its secret. */
export interface ApiKey {
  /** Name of the key; not the key itself. */
  id: string;
  /** What it was named. */
  name: string;
  /** The first characters of the secret, to tell keys apart. */
  prefix: string;
  /** When it was made, as an ISO 8601 date. */
  created_at: string;
  /** When it was last used, as an ISO 8601 date. */
  last_used_at?: string | null | undefined;
}

/**
 * The answer of `GET /v1/keys`.
 * @see docs/contract.md §2
 */
export interface ApiKeyList {
  /** The keys. */
  data: ApiKey[];
}

/** The body of `POST /v1/keys`. */
export interface ApiKeyRequest {
  /** A name to remember it by. Default: the gateway's own. */
  name?: string | undefined;
}

/**
 * The answer of `POST /v1/keys`.
 * @see docs/contract.md §2
 */
export interface CreatedApiKey extends ApiKey {
  /** The secret itself, shown this once. */
  key: string;
}

/** The answer of a `DELETE`. */
export interface Deleted {
  /** Name of what was deleted. */
  id: string;
  deleted: true;
}
