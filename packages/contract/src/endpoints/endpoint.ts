import type { Scope } from '../scopes.ts';

/** Public API whose shapes an endpoint follows: it decides streams, errors and the header of the key. */
export type Dialect = 'openai' | 'anthropic' | 'native';

/** One endpoint, of one gateway or of several. */
export interface Endpoint {
  /** Its name in the table of endpoints, and in a gateway's own paths. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path below the gateway's root; `:name` stands for a parameter of the call. */
  readonly path: string;
  readonly dialect: Dialect;
  /** `key` sends the key; `none` on calls that are anonymous or that fetch the key in the first place. */
  readonly auth: 'key' | 'none';
  /** `true` if a call spends tokens or money, so that a lost one may have been billed. */
  readonly isBilled: boolean;
  /** The scopes of a ClawWits key that may call it; `null` if any valid key may. */
  readonly scopes: readonly Scope[] | null;
  /** The SDK's method, for the documentation and the test that walks this table. */
  readonly sdk: string;
}
