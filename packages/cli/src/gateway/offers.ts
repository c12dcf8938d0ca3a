import { type GatewayName, gatewayNames } from '../config/gateway-facts.ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Resource } from './open-client.ts';

/** A need that a command has of a gateway: a resource, Clew's OCR model, or a call without a key. */
export type Need = Resource | 'ocr' | 'keyless';

/** The resources that each gateway offers to commands; a test compares them with the SDK. */
export const offers: Readonly<Record<GatewayName, readonly Need[]>> = {
  clawwits: ['chat', 'messages', 'embeddings', 'wits'],
  clew: ['chat', 'models', 'images', 'auth', 'keys', 'usage', 'ocr'],
  techopenclaw: ['chat', 'messages', 'models'],
  klawd: ['chat', 'models', 'images'],
};

/**
 * Refuses what a gateway does not offer before a key is looked for. Nothing is sent.
 *
 * @throws {CommandError} `unsupported_endpoint`, naming the gateways that offer it
 */
export function checkOffer(gateway: GatewayName, need: Need): void {
  if (need === 'keyless' || offers[gateway].includes(need)) return;
  const others = gatewayNames.filter((name) => offers[name].includes(need)).join(', ');
  throw new CommandError(
    localized('The gateway "{gateway}" offers no "{what}". These do: {others}.', { gateway, what: need, others }),
    {
      exitCode: exitCodes.usage,
      code: 'unsupported_endpoint',
      hint:
        need === 'ocr'
          ? localized('Choose it with --gateway clew; elsewhere, a model that sees takes images with clawwits chat -f.')
          : localized('Choose another gateway with --gateway; clawwits whoami tells which one is meant now.'),
    },
  );
}
