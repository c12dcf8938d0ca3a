import type { AnyGateway } from '../gateways/gateway-kinds.ts';

/** Answers requests that belong to none of several gateways: lists their roots. */
export function nobody(prefixes: readonly string[]): Pick<AnyGateway, 'handle'> {
  const message = `No gateway is served here; the roots are ${prefixes.join(', ')}.`;
  const body = JSON.stringify({ error: { code: 'not_found', type: 'not_found', message } });
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req_nobody' };
  return { handle: async () => ({ status: 404, headers, body }) };
}
