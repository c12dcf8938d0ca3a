import type { Scope } from '@clawwits/contract';

/** An API key of an account. */
export interface ApiKey<Owner extends Account = Account> {
  /** Identifies the key without revealing it. */
  readonly id: string;
  /** The secret itself. */
  readonly key: string;
  readonly name: string;
  /** Its scope; `full` on gateways without scopes. */
  readonly scope: Scope;
  readonly account: Owner;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** In milliseconds since 1970; `null` if it was never used. */
  lastUsedAt: number | null;
  isRevoked: boolean;
}

/** Fields of the accounts of every gateway. Tier and suspension may be changed at any time. */
export interface Account {
  readonly id: string;
  tier: string;
  isSuspended: boolean;
  readonly keys: ApiKey[];
}
