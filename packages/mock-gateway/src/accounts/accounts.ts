import type { Scope } from '@clawwits/contract';
import { Refusal } from '../core/refusal.ts';
import { seededRandom } from '../random/seeded.ts';
import type { Account, ApiKey } from './account.ts';

/** Options of a new key. */
export interface KeyOptions {
  /** Default `full`. */
  readonly scope?: Scope;
  /** Default `default`. */
  readonly name?: string;
}

/** All accounts and keys. */
export interface Accounts<Kind extends Account = Account> {
  readonly all: readonly Kind[];
  /** A UUID that follows from the seed, for the account that is added next. */
  nextId(): string;
  /** @throws Error if there is an account with that id */
  add(account: Kind): Kind;
  /** @throws Error if there is no account with that id; the first one added is the default */
  get(id?: string): Kind;
  find(id: string): Kind | undefined;
  createKey(account: Kind, options: KeyOptions): ApiKey<Kind>;
  findKey(key: string): ApiKey<Kind> | undefined;
}

/**
 * Creates the accounts of a gateway.
 *
 * @param keyPrefix prefix of its keys
 */
export function createAccounts<Kind extends Account>(
  seed: string,
  keyPrefix: string,
  now: () => number,
): Accounts<Kind> {
  const accounts = new Map<string, Kind>();
  const keys = new Map<string, ApiKey<Kind>>();
  let first: Kind | undefined;

  return {
    get all() {
      return [...accounts.values()];
    },
    nextId: () => seededRandom(seed, 'account', accounts.size).uuid(),
    add(account) {
      if (account.id === 'default')
        throw new Error('The id "default" stands for the default account; choose another one.');
      if (accounts.has(account.id)) throw new Error(`There is already an account "${account.id}".`);
      accounts.set(account.id, account);
      first ??= account;
      return account;
    },
    get(id) {
      const account = id === undefined ? first : accounts.get(id);
      if (account === undefined) throw new Refusal('not_found', `There is no account "${id ?? ''}".`);
      return account;
    },
    find: (id) => accounts.get(id),
    createKey(account, { scope = 'full', name = 'default' }) {
      const random = seededRandom(seed, 'key', account.id, account.keys.length);
      const key: ApiKey<Kind> = {
        key: `${keyPrefix}${random.letters(32)}`,
        id: `key_${random.letters(16)}`,
        name,
        scope,
        account,
        createdAt: now(),
        lastUsedAt: null,
        isRevoked: false,
      };
      account.keys.push(key);
      keys.set(key.key, key);
      return key;
    },
    findKey: (key) => keys.get(key),
  };
}
