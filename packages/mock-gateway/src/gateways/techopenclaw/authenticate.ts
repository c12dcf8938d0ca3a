import type { Endpoint } from '@clawwits/contract';
import { readBearerToken } from '../../checks/bearer-token.ts';
import { findKeyOwner } from '../../checks/find-caller.ts';
import type { Caller } from '../../core/caller.ts';
import type { GatewayRequest } from '../../core/exchange.ts';
import type { GatewayState } from '../../core/gateway-state.ts';
import { Refusal } from '../../core/refusal.ts';
import type { TechopenclawAccount } from './account.ts';

/**
 * Identifies the caller: the key is in `x-api-key` on messages, in `Authorization: Bearer` elsewhere.
 * @throws Refusal `unauthorized`
 * @see docs/contract.md §3
 */
export function authenticate(
  state: GatewayState<TechopenclawAccount, null>,
  request: GatewayRequest,
  { dialect }: Endpoint,
): Caller<TechopenclawAccount> {
  if (dialect !== 'anthropic') return findKeyOwner(state, readBearerToken(request.header('authorization')));
  const key = request.header('x-api-key');
  if (key === null) throw new Refusal('unauthorized', 'The x-api-key header is missing: send "x-api-key: toc-…".');
  return findKeyOwner(state, key);
}

/**
 * Checks that messages name the version of Anthropic's API.
 * @throws Refusal `invalid_request`
 */
export function checkHeaders(request: GatewayRequest, { dialect }: Endpoint): void {
  if (dialect !== 'anthropic' || request.header('anthropic-version') !== null) return;
  const message = 'anthropic-version: is required; send "anthropic-version: 2023-06-01".';
  throw new Refusal('invalid_request', message, { param: 'anthropic-version' });
}
