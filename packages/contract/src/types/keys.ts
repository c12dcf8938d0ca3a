/** An API key without its secret. */
export interface ApiKey {
  /** Id of the key; not the key itself. */
  id: string;
  /** Name that it was given. */
  name: string;
  /** The first characters of the secret, to identify the key. */
  prefix: string;
  /** Date of creation, in ISO 8601. */
  created_at: string;
  /** Date of the last use, in ISO 8601. */
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
  /** The secret itself, shown only once. */
  key: string;
}

/** The answer of a `DELETE`. */
export interface Deleted {
  /** Name of what was deleted. */
  id: string;
  deleted: true;
}
