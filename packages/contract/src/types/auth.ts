/** A person who has an account. */
export interface User {
  /** Id of the account. */
  id: string;
  /** E-mail address of the account. */
  email: string;
  /** The account's tier, `free`, `pro` or `enterprise`. */
  tier: string;
  /** Date on which the account was opened, in ISO 8601. */
  created_at?: string | undefined;
}

/**
 * The body of `POST /v1/auth/signup` and of `POST /v1/auth/login`.
 * @see docs/contract.md §2, Account
 */
export interface Credentials {
  /** The e-mail address. */
  email: string;
  /** The password; 8 characters or more. */
  password: string;
}

/** The answer of `POST /v1/auth/signup`. */
export interface SignupResult {
  /** The new account. */
  user: User;
}

/** The answer of `POST /v1/auth/login`. */
export interface LoginResult {
  /** The session's token, to be used as a key. */
  token: string;
  /** End of the session, as an ISO 8601 date; the gateway may leave it out. */
  expires_at?: string | undefined;
  /** The account. */
  user?: User | undefined;
}

/** Usage of an account in this month. */
export interface UsageTotals {
  /** Calls that were answered. */
  requests: number;
  /** Tokens of prompts and answers. */
  total_tokens: number;
  /** Cost, in US dollars. */
  cost_usd: number;
}

/** The answer of `GET /v1/auth/me`. */
export interface Profile {
  /** The account. */
  user: User;
  /** Usage of the account. */
  usage: UsageTotals;
}

/** The body of `POST /v1/auth/forgot`. */
export interface ForgotPasswordRequest {
  /** The e-mail address of the account. */
  email: string;
}

/** The body of `POST /v1/auth/reset`. */
export interface ResetPasswordRequest {
  /** The token of the link. */
  token: string;
  /** The new password; 8 characters or more. */
  password: string;
}

/** An acknowledgement, the same whether or not the account exists. */
export interface Acknowledgement {
  /** For a person. */
  message: string;
}
