import type { Endpoint } from '@clawwits/contract';
import { readBearerToken } from '../../checks/bearer-token.ts';
import { findKeyOwner, findSessionOwner } from '../../checks/find-caller.ts';
import type { Caller } from '../../core/caller.ts';
import type { GatewayRequest } from '../../core/exchange.ts';
import { Refusal } from '../../core/refusal.ts';
import type { ClewAccount } from './account.ts';
import type { ClewGatewayState } from './state.ts';

const unauthorized = (message: string) => new Refusal('unauthorized', message);

const isSession = (token: string) => token.split('.').length === 3;

/**
 * Identifies the caller: a session token in `Authorization: Bearer`, an API key in `X-API-Key`.
 *
 * @param isLenient whether either header takes either
 * @throws Refusal `unauthorized`
 * @see docs/contract.md §2
 */
export function authenticate(
  state: ClewGatewayState,
  request: GatewayRequest,
  endpoint: Endpoint,
  isLenient: boolean,
): Caller<ClewAccount> | Promise<Caller<ClewAccount>> {
  const authorization = request.header('authorization');
  const apiKey = request.header('x-api-key');
  if (authorization === null && apiKey === null) {
    throw unauthorized('Send a session token as "Authorization: Bearer <token>" or an API key as "X-API-Key: <key>".');
  }
  if (authorization !== null) {
    const token = readBearerToken(authorization);
    if (isSession(token)) return findSessionOwner(state, token);
    if (isLenient) return findKeyOwner(state, token);
    throw unauthorized('Bearer takes the token of a session; send an API key as "X-API-Key: <key>".');
  }
  const token = apiKey ?? '';
  if (isSession(token)) {
    if (isLenient) return findSessionOwner(state, token);
    throw unauthorized('X-API-Key takes an API key; send the token of a session as "Authorization: Bearer <token>".');
  }
  if (needsSession(endpoint) && !isLenient) {
    throw unauthorized('The profile asks for the token of a session: "Authorization: Bearer <token>".');
  }
  return findKeyOwner(state, token);
}

/**
 * Checks that the account's tier covers the endpoint.
 * @throws Refusal `plan_required`
 */
export function authorize({ account }: Caller<ClewAccount>, { path }: Endpoint): void {
  if (path !== '/v1/telemetry/stats' || account.tier === 'enterprise') return;
  throw new Refusal('plan_required', 'The statistics of installations are for the tier "enterprise".');
}

/** The document requires it of the profile alone. */
const needsSession = ({ path }: Endpoint) => path === '/v1/auth/me';
