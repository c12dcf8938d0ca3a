import type { Scope } from '@clawwits/contract';

/** An API key of an account. */
export interface ApiKey<Owner extends Account = Account> {
  /** Names it without telling it. */
  readonly id: string;
  /** The secret itself. */
  readonly key: string;
  readonly name: string;
  /** What it may be used for; gateways without scopes have `full` alone. */
  readonly scope: Scope;
  readonly account: Owner;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** In milliseconds since 1970; `null` where it was never used. */
  lastUsedAt: number | null;
  isRevoked: boolean;
}

/** What every gateway's accounts have. Tier and suspension may be changed at any time. */
export interface Account {
  readonly id: string;
  tier: string;
  isSuspended: boolean;
  readonly keys: ApiKey[];
}
