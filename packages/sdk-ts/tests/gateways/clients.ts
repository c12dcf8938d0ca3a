import { type Clawwits, type ClientOptions, clawwits, clew, klawd, techopenclaw } from '../../src/index.ts';
import { type Answering, clientAnsweredBy, type SentRequest } from '../support/answering.ts';

/** The gateways, each with keys of the kinds that it takes. */
export const gateways = { clawwits, clew, techopenclaw, klawd } as const;

export const keysOf = {
  clawwits: 'cw_sk_test0123456789abcdef',
  clew: 'clew_test0123456789abcdef',
  techopenclaw: 'toc-test0123456789abcdef',
  klawd: 'kl_test0123456789abcdef',
} as const;

export type GatewayName = keyof typeof gateways;

export const gatewayNames = Object.keys(gateways) as GatewayName[];

/** What every gateway's client has. */
export type AnyClient = Pick<Clawwits, 'chat' | 'request' | 'gateway' | 'baseURL' | 'toJSON'>;

/** A client of a gateway, whichever, whose requests a function answers. */
export function anyClient(
  name: GatewayName,
  answer: (request: SentRequest, index: number) => Response | Promise<Response>,
  options: Omit<ClientOptions, 'gateway'> = {},
): Answering<AnyClient> {
  const gateway = gateways[name] as unknown as typeof clawwits;
  return clientAnsweredBy(answer, { gateway, apiKey: keysOf[name], autoModel: 'some-model', ...options });
}
