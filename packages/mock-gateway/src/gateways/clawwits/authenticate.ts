import type { Endpoint } from '@clawwits/contract';
import { readBearerToken } from '../../checks/bearer-token.ts';
import { findKeyOwner, findSessionOwner } from '../../checks/find-caller.ts';
import type { Caller } from '../../core/caller.ts';
import type { GatewayRequest } from '../../core/exchange.ts';
import type { GatewayState } from '../../core/gateway-state.ts';
import { Refusal } from '../../core/refusal.ts';
import type { ClawwitsAccount } from './account.ts';

/**
 * Identifies the caller; only the `Authorization` header counts.
 * @throws Refusal `unauthorized`
 * @see docs/contract.md §1, Authentication and scopes
 */
export function authenticate(
  state: GatewayState<ClawwitsAccount, null>,
  request: GatewayRequest,
): Caller<ClawwitsAccount> | Promise<Caller<ClawwitsAccount>> {
  const token = readBearerToken(request.header('authorization'));
  if (token.startsWith('cw_sk_')) return findKeyOwner(state, token);
  if (token.split('.').length === 3) return findSessionOwner(state, token);
  throw new Refusal('unauthorized', 'The token is neither an API key ("cw_sk_…") nor a session token.');
}

/**
 * Checks that the key's scope covers the endpoint.
 * @throws Refusal `insufficient_scope`
 */
export function authorize({ scope }: Caller, endpoint: Endpoint): void {
  if (endpoint.scopes === null || endpoint.scopes.includes(scope)) return;
  const wanted = endpoint.scopes.map((name) => `"${name}"`).join(' or ');
  throw new Refusal('insufficient_scope', `The key has the scope "${scope}"; this endpoint needs ${wanted}.`);
}
