import { expect, it } from 'vitest';
import { gatewayNames } from '../../src/config/gateway-facts.ts';
import { CommandError } from '../../src/errors/command-error.ts';
import { checkOffer, type Need, offers } from '../../src/gateway/offers.ts';
import { openClient } from '../../src/gateway/open-client.ts';

const resources = ['chat', 'messages', 'embeddings', 'wits', 'models', 'images', 'auth', 'keys', 'usage'] as const;

it.each(gatewayNames)('the command knows what the client of %s offers', async (name) => {
  const client = await openClient(name, { apiKey: () => '', baseURL: 'http://127.0.0.1' });
  const offered = resources.filter((resource) => {
    try {
      return client[resource] !== undefined;
    } catch {
      return false;
    }
  });
  const known: readonly Need[] = offers[name];
  expect(offered).toEqual(resources.filter((resource) => known.includes(resource)));
});

it('the command refuses what a gateway does not offer, in the words of the client', async () => {
  const client = await openClient('clew', { apiKey: () => '', baseURL: 'http://127.0.0.1' });
  const refuse = () => checkOffer('clew', 'wits');
  expect(() => client.wits).toThrow('The gateway "clew" offers no "wits". These do: clawwits.');
  expect(refuse).toThrow('The gateway "clew" offers no "wits". These do: clawwits.');
  expect(refuse).toThrow(CommandError);
});
