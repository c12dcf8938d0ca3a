import type { ClientOptions } from '@clawwits/sdk-ts';
import type { Io } from '../system/io.ts';

const proxyVariables = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/**
 * How requests travel: over `node:http`, which loads long before undici does. Where a proxy is named it is the SDK's own
 * way, which knows how to ask for one.
 */
export async function chooseTransport({ env }: Pick<Io, 'env'>): Promise<Pick<ClientOptions, 'dispatcher'>> {
  if (proxyVariables.some((name) => env[name])) return {};
  const { createHttpDispatcher } = await import('@clawwits/sdk-ts/node-http');
  return { dispatcher: createHttpDispatcher() };
}
