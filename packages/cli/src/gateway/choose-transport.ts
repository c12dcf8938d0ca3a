import type { ClientOptions } from '@clawwits/sdk-ts';
import type { Io } from '../system/io.ts';

const proxyVariables = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/**
 * Chooses the transport of requests: `node:http`, which loads long before undici does. If the environment names a proxy, it is
 * the SDK's own, which uses it.
 */
export async function chooseTransport({ env }: Pick<Io, 'env'>): Promise<Pick<ClientOptions, 'dispatcher'>> {
  if (proxyVariables.some((name) => env[name])) return {};
  const { createHttpDispatcher } = await import('@clawwits/sdk-ts/node-http');
  return { dispatcher: createHttpDispatcher() };
}
