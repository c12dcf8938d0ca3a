import type { Endpoint, Scope } from '@clawwits/contract';
import type { Account, Accounts } from '../accounts/accounts.ts';
import type { Sessions } from '../accounts/sessions.ts';
import { Refusal } from '../core/refusal.ts';

/** Who calls. */
export interface Caller {
  readonly account: Account;
  /** A session counts as `full`. */
  readonly scope: Scope;
  /** The token itself: an idempotency key belongs to it. */
  readonly token: string;
}

const unauthorized = (message: string) => new Refusal('unauthorized', message);

/**
 * Finds out who calls; only the `Authorization` header counts.
 * @throws Refusal `unauthorized`
 * @see contract §1, Authentication and scopes
 */
export async function authenticate(
  authorization: string | null,
  accounts: Accounts,
  sessions: Sessions,
): Promise<Caller> {
  if (authorization === null)
    throw unauthorized('The Authorization header is missing: send "Authorization: Bearer <token>".');
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw unauthorized('The Authorization header must read "Bearer <token>".');

  if (token.startsWith('cw_sk_')) {
    const key = accounts.findKey(token);
    if (key === undefined) throw unauthorized('The API key is unknown.');
    if (key.isRevoked) throw unauthorized('The API key has been revoked.');
    return { account: key.account, scope: key.scope, token };
  }
  if (token.split('.').length !== 3)
    throw unauthorized('The token is neither an API key ("cw_sk_…") nor a session token.');

  const session = await sessions.verify(token);
  if (session.reason !== undefined) throw unauthorized(session.reason);
  const account = accounts.find(session.accountId);
  if (account === undefined) throw unauthorized('The account of the session does not exist.');
  return { account, scope: 'full', token };
}

/**
 * Checks that the caller may use the endpoint.
 * @throws Refusal `forbidden`, `insufficient_scope`
 */
export function authorize({ account, scope }: Caller, endpoint: Endpoint): void {
  if (account.isSuspended) throw new Refusal('forbidden', 'The account is suspended.');
  if (endpoint.scopes === null || endpoint.scopes.includes(scope)) return;
  const wanted = endpoint.scopes.map((name) => `"${name}"`).join(' or ');
  throw new Refusal('insufficient_scope', `The key has the scope "${scope}"; this endpoint needs ${wanted}.`);
}
