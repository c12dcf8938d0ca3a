import type { Connection } from '../connection.ts';
import { describeLimits } from '../gateways/describe-money.ts';
import { type Check, ok } from './check.ts';

/**
 * Asks for the models, which costs nothing: it shows at once whether the host can be reached, takes the key, and, where
 * the gateway tells, what is left.
 *
 * @throws {ClawwitsError} where they cannot be asked for
 */
export async function askDollarGateway(
  { client, sandbox }: Connection,
  signal: AbortSignal,
  maxRetries: number,
): Promise<readonly Check[]> {
  const { data, response } = await client.models.list({ signal, maxRetries, timeout: 10_000 }).withResponse();
  const limits = describeLimits(response.limits);
  return [
    ok('host', sandbox === null ? 'reachable' : 'the gateway inside this command'),
    ok('access', `the key is accepted, models: ${data.data.length}`),
    ok('limits', limits === '' ? 'the gateway tells none' : limits),
  ];
}
