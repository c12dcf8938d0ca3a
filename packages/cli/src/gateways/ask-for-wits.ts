import type { RequestOptions, WitsBalance } from '@clawwits/sdk-ts';
import type { Connection } from '../connection.ts';

/** What the wallet holds, where there is one and it can be asked for: what it goes along with stands without. */
export async function askForWits(
  { client, gateway }: Connection,
  options: RequestOptions,
): Promise<WitsBalance | null> {
  if (gateway !== 'clawwits') return null;
  return client.wits.balance({ timeout: 5_000, maxRetries: 0, ...options }).catch(() => null);
}
