import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { ChatDefaults } from './chat-defaults.ts';
import type { ChosenProfile } from './choose-profile.ts';
import type { Key } from './find-key.ts';
import { type GatewayFacts, type GatewayName, gatewayFacts } from './gateway-facts.ts';
import { mergeDefaults } from './merge-defaults.ts';
import type { Address, Settings } from './resolve-settings.ts';

/** The gateway that a command speaks to. */
export type Target =
  | { readonly type: 'sandbox'; readonly gateway: GatewayName }
  | {
      readonly type: 'gateway';
      readonly gateway: GatewayName;
      /** `null` if the call needs no key. */
      readonly apiKey: string | null;
      readonly baseURL: string;
      readonly defaults: ChatDefaults;
    };

/**
 * Resolves settings to a gateway and its key.
 *
 * @param isKeyless true if the call needs no key
 * @throws {CommandError} naming what is missing and how to set it
 */
export async function targetOf(settings: Settings, isKeyless = false): Promise<Target> {
  const { isSandbox, gateway, project, profile, apiKey, baseURL } = settings;
  if (isSandbox) return { type: 'sandbox', gateway: gateway.name };
  if (apiKey === null && !isKeyless) throw missingKey(settings);
  if (baseURL === null) throw missingBaseURL();

  if (apiKey !== null && !isKeyless) checkOwnership(profile, apiKey, baseURL, gateway);
  return {
    type: 'gateway',
    gateway: gateway.name,
    apiKey: apiKey === null || isKeyless ? null : await apiKey.read(),
    baseURL: baseURL.value,
    // A model's name, for example, may be valid at one gateway only.
    defaults: mergeDefaults(project, isOwnGateway(profile, baseURL) ? profile : null),
  };
}

/** Returns true if the address is the profile's own. */
export function isOwnGateway(profile: ChosenProfile | null, baseURL: Address | null): boolean {
  const own = profile?.profile.base_url ?? gatewayFacts[profile?.profile.gateway ?? 'clawwits'].baseURL;
  return profile !== null && own !== null && baseURL !== null && isSameAddress(baseURL.value, own);
}

/** @throws {CommandError} if the key is the profile's and the address is not */
export function checkOwnership(
  profile: ChosenProfile | null,
  apiKey: Key,
  baseURL: Address,
  gateway: GatewayFacts,
): void {
  if (profile !== null && apiKey.belongsToProfile && !isOwnGateway(profile, baseURL)) {
    throw keyOfAnother(profile, baseURL.value, gateway);
  }
}

/** Addresses are the same where requests would go to the same place. */
function isSameAddress(one: string, other: string): boolean {
  return normalize(one) === normalize(other);
}

function normalize(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}

export function missingKey({
  gateway,
  profile,
  profiles,
}: Pick<Settings, 'gateway' | 'profile' | 'profiles'>): CommandError {
  const { name, apiKeyVariable, apiKeyExample } = gateway;
  // The one that was looked into has none.
  const known = name === 'clawwits' ? profiles.find((one) => one !== profile?.name) : undefined;
  const ways = {
    variable: apiKeyVariable,
    example: apiKeyExample,
    login: name === 'clawwits' ? 'clawwits login' : `clawwits login --gateway ${name}`,
  };
  return new CommandError(
    name === 'clawwits'
      ? localized('There is no API key.')
      : localized('There is no API key for {gateway}.', { gateway: gateway.title }),
    {
      exitCode: exitCodes.authentication,
      code: 'missing_api_key',
      hint:
        known === undefined
          ? localized('Set {variable} (it takes {example}), run {login}, or try it without a key: add --sandbox.', ways)
          : localized(
              'Set {variable} (it takes {example}), run {login}, choose a profile with {choose}, or try it without a key: add --sandbox.',
              { ...ways, choose: `--profile ${known}` },
            ),
    },
  );
}

export function missingBaseURL(): CommandError {
  return new CommandError(localized('There is no base URL: ClawWits has published none yet.'), {
    exitCode: exitCodes.usage,
    code: 'missing_base_url',
    hint: localized('Set CLAWWITS_BASE_URL or give --base-url, such as http://127.0.0.1:8787 for a local gateway.'),
  });
}

function keyOfAnother(
  { name, profile }: ChosenProfile,
  baseURL: string,
  { apiKeyVariable }: GatewayFacts,
): CommandError {
  return new CommandError(
    localized('The key of the profile "{name}" belongs to {own}, and is not sent to {baseURL}.', {
      name,
      own: profile.base_url ?? localized('another address'),
      baseURL,
    }),
    {
      exitCode: exitCodes.authentication,
      code: 'key_of_another_gateway',
      hint: localized('Give that gateway a profile of its own, or set {variable} to its key.', {
        variable: apiKeyVariable,
      }),
    },
  );
}
