import type { Connection } from '../../gateway/connection.ts';
import { listLimits } from '../../gateway/list-limits.ts';
import { joinMessages, localized } from '../../i18n/localized-message.ts';
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
  const limits = listLimits(response.limits);
  return [
    ok('host', sandbox === null ? localized('reachable') : localized('the gateway inside this command')),
    ok('access', localized('the key is accepted, models: {count}', { count: data.data.length })),
    ok('limits', limits.length === 0 ? localized('the gateway tells none') : joinMessages(limits, ', ')),
  ];
}
