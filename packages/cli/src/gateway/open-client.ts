import {
  Clawwits,
  type ClawwitsResources,
  type ClewResources,
  type ClientOptions,
  type Gateway,
} from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { say } from '../i18n/sentence.ts';

/** Everything that commands ask of gateways. */
type AllResources = ClawwitsResources & Pick<ClewResources, 'models' | 'images' | 'auth' | 'keys' | 'usage'>;

/** What commands ask of gateways, by its name. */
export type Resource = keyof AllResources;

/** What a command needs: something that gateways offer, one of Clew's models, or no more than to be let through without a key. */
export type Need = Resource | 'ocr' | 'keyless';

/**
 * A client of any gateway. What its gateway does not offer throws, when it is asked for, an error that names the gateways
 * that do.
 */
export type AnyClient = Clawwits<Gateway<string, AllResources>>;

/** What most commands need, and ClawWits offers: to look it up takes a client more. */
const offeredByDefault: readonly Need[] = ['chat', 'messages', 'embeddings', 'wits'];

type AnyOptions = Omit<ClientOptions, 'gateway'>;

/**
 * Makes a client of a gateway. What speaks to the others is loaded for them alone.
 *
 * @throws {ConfigurationError} telling what the SDK does not take
 */
export async function openClient(name: GatewayName, options: AnyOptions): Promise<AnyClient> {
  if (name === 'clawwits') return new Clawwits(options) as unknown as AnyClient;
  const { Clawwits: Client, ...gateways } = await import('../bundled/gateways.ts');
  const gateway: Gateway = gateways[name];
  return new Client({ ...options, gateway }) as unknown as AnyClient;
}

/**
 * Refuses what a gateway does not offer before a key is looked for. Nothing is sent.
 *
 * @throws {ConfigurationError} `unsupported_endpoint`, naming the gateways that offer it
 */
export async function checkOffer(name: GatewayName, need: Need): Promise<void> {
  if (need === 'keyless' || (name === 'clawwits' && offeredByDefault.includes(need))) return;
  if (need === 'ocr') {
    if (name !== 'clew') throw noOcr(name);
    return;
  }
  const client = await openClient(name, { apiKey: () => '', baseURL: 'http://127.0.0.1' });
  void client[need];
}

function noOcr(name: GatewayName): CommandError {
  return new CommandError(
    say('The gateway "{gateway}" offers no "{what}". These do: {others}.', {
      gateway: name,
      what: 'ocr',
      others: 'clew',
    }),
    {
      exitCode: exitCodes.usage,
      code: 'unsupported_endpoint',
      hint: say('Choose it with --gateway clew; elsewhere, a model that sees takes images with clawwits chat -f.'),
    },
  );
}
