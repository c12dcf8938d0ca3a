import type { RequestOptions, WithResponse } from '@clawwits/sdk-ts';
import { mostTokens } from '@clawwits/sdk-ts/limits';
import { type BatchItem, endpointOf } from './item.ts';
import type { WalletFacts } from './journal-record.ts';
import type { BatchResources } from './options.ts';
import { answered, type CallResult, outcomeOfError } from './outcome.ts';

/**
 * Calls the endpoint of an item. Never throws.
 *
 * @param isRepeat `true` if the item was sent before, and may have been billed then
 */
export async function callItem(
  client: BatchResources,
  item: BatchItem,
  options: RequestOptions,
  isRepeat: boolean,
): Promise<CallResult> {
  try {
    const { data, response } = await send(client, item, { priority: 'bulk', ...options });
    return answered(data, response);
  } catch (error) {
    return outcomeOfError(error, isRepeat);
  }
}

/** The body goes out as it is: parameters that a resource does not know are passed on. */
function send(
  client: BatchResources,
  { url, body }: BatchItem,
  options: RequestOptions,
): Promise<WithResponse<object>> {
  const params = body as never;
  switch (url) {
    case '/v1/chat/completions':
      return client.chat.completions.create(params, options).withResponse() as Promise<WithResponse<object>>;
    case '/v1/messages':
      return client.messages.create(params, options).withResponse() as Promise<WithResponse<object>>;
    case '/v1/responses':
      return client.responses.create(params, options).withResponse() as Promise<WithResponse<object>>;
    case '/v1/embeddings':
      return client.embeddings.create(params, options).withResponse() as Promise<WithResponse<object>>;
  }
}

const endpointNames = {
  chat: 'chatCompletions',
  messages: 'messages',
  responses: 'responses',
  embeddings: 'embeddings',
} as const;

/** The most that an item can cost, in Wits; `null` where nothing bounds it. */
export function mostWits({ url, body }: BatchItem, defaultMaxTokens?: number): number | null {
  return mostTokens(endpointNames[endpointOf(url)], body, defaultMaxTokens);
}

/** The wallet; `null` where the key or the gateway does not tell. */
export async function readWallet(client: BatchResources): Promise<WalletFacts | null> {
  if (client.gateway !== 'clawwits') return null;
  try {
    const { available, lifetimeUsed } = await client.wits.balance({ priority: 'interactive' });
    return { available, lifetimeUsed };
  } catch {
    // A key of a narrower scope runs batches as well; what else is wrong, the first item will meet.
    return null;
  }
}
