import type { Core } from '../../core/core.ts';
import type { ClewAccount } from './account.ts';

/** What Clew remembers beside accounts. */
export interface ClewState {
  /** Accounts by e-mail address, in lower case. */
  readonly byEmail: Map<string, ClewAccount>;
  /** The tokens of the links that reset passwords, by e-mail address. */
  readonly resetTokens: Map<string, ResetToken>;
  /** Until when a model of `clew/free` is limited, in milliseconds since 1970. */
  readonly limitedModels: Map<string, number>;
}

/** The token of a link that resets a password. */
export interface ResetToken {
  readonly token: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The state of a Clew gateway. */
export type ClewCore = Core<ClewAccount, ClewState>;

/** Makes the state of a gateway that has just begun. */
export const createClewState = (): ClewState => ({
  byEmail: new Map(),
  resetTokens: new Map(),
  limitedModels: new Map(),
});
