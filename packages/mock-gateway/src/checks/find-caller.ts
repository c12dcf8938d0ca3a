import type { Account } from '../accounts/account.ts';
import type { Caller } from '../core/caller.ts';
import type { GatewayState } from '../core/gateway-state.ts';
import { Refusal } from '../core/refusal.ts';

const unauthorized = (message: string) => new Refusal('unauthorized', message);

/**
 * Finds the owner of an API key.
 * @throws Refusal `unauthorized`
 */
export function findKeyOwner<Kind extends Account>(
  { accounts, clock }: GatewayState<Kind>,
  token: string,
): Caller<Kind> {
  const key = accounts.findKey(token);
  if (key === undefined) throw unauthorized('The API key is unknown.');
  if (key.isRevoked) throw unauthorized('The API key has been revoked.');
  key.lastUsedAt = clock.now();
  return { account: key.account, scope: key.scope, token };
}

/**
 * Finds the owner of a session.
 * @throws Refusal `unauthorized`
 */
export async function findSessionOwner<Kind extends Account>(
  { accounts, sessions }: GatewayState<Kind>,
  token: string,
): Promise<Caller<Kind>> {
  const session = await sessions.verify(token);
  if (session.reason !== undefined) throw unauthorized(session.reason);
  const account = accounts.find(session.accountId);
  if (account === undefined) throw unauthorized('The account of the session does not exist.');
  return { account, scope: 'full', token };
}
