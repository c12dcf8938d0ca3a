import type { GatewayName } from '@clawwits/sdk-ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';

/** Facts about a gateway that are needed before its client is loaded; a test compares them with the SDK. */
export interface GatewayFacts {
  readonly name: GatewayName;
  /** Its name for people. */
  readonly title: string;
  /** The variable that holds its key. */
  readonly apiKeyVariable: string;
  /** The variable that holds its root. */
  readonly baseURLVariable: string;
  /** Its public root; `null` if none is published. */
  readonly baseURL: string | null;
  /** An example of its keys. */
  readonly apiKeyExample: LocalizedMessage;
}

export type { GatewayName };

const describe = (
  name: GatewayName,
  title: string,
  baseURL: string | null,
  apiKeyExample: LocalizedMessage,
): GatewayFacts => ({
  name,
  title,
  apiKeyVariable: `${name.toUpperCase()}_API_KEY`,
  baseURLVariable: `${name.toUpperCase()}_BASE_URL`,
  baseURL,
  apiKeyExample,
});

/** The gateways by name. */
export const gatewayFacts: Readonly<Record<GatewayName, GatewayFacts>> = {
  clawwits: describe('clawwits', 'ClawWits', null, untranslated('cw_sk_…')),
  clew: describe('clew', 'Clew', 'https://api.clew-code.org', localized('an API key, or the token of a session')),
  techopenclaw: describe('techopenclaw', 'Techopenclaw', 'https://api.techopenclaw.com', untranslated('toc-…')),
  klawd: describe('klawd', 'Klawd', 'https://api.klawd.studio', localized('a key from Mission Control')),
};

/** The gateways that the command speaks to; the first is the default. */
export const gatewayNames = Object.keys(gatewayFacts) as readonly GatewayName[];

/** Finds a gateway by its name; `null` if there is no such gateway. */
export const findGateway = (name: string): GatewayFacts | null =>
  gatewayNames.some((known) => known === name) ? gatewayFacts[name as GatewayName] : null;
