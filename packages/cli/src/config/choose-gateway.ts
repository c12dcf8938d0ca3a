import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';
import type { ChosenProfile } from './choose-profile.ts';
import type { Configuration } from './configuration-schema.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { findGateway, type GatewayFacts, gatewayFacts, gatewayNames } from './gateway-facts.ts';

/** A gateway, and the place that names it. */
export interface ChosenGateway {
  readonly gateway: GatewayFacts;
  /** The place, as the user knows it. */
  readonly place: LocalizedMessage;
}

/** The gateway that a profile is for. */
export const gatewayOfProfile = ({ profile }: ChosenProfile): GatewayFacts =>
  gatewayFacts[profile.gateway ?? 'clawwits'];

/**
 * The gateway that the command line or the environment names, without a look at profiles.
 *
 * @throws {CommandError} if `CLAWWITS_GATEWAY` names none
 */
export function namedGateway(
  { gateway }: Pick<ConnectionOptions, 'gateway'>,
  { env }: Pick<Io, 'env'>,
): {
  readonly byOption: ChosenGateway | null;
  readonly byEnvironment: ChosenGateway | null;
} {
  const variable = env['CLAWWITS_GATEWAY'];
  const found = variable ? findGateway(variable) : null;
  if (variable && found === null) {
    throw new CommandError(localized('CLAWWITS_GATEWAY names no gateway.'), {
      exitCode: exitCodes.usage,
      code: 'invalid_configuration',
      hint: localized('Set it to one of {names}, or unset it.', { names: gatewayNames.join(', ') }),
    });
  }
  return {
    byOption: gateway === undefined ? null : { gateway: gatewayFacts[gateway], place: untranslated('--gateway') },
    byEnvironment: found && { gateway: found, place: untranslated('CLAWWITS_GATEWAY') },
  };
}

/** The gateway that is used if none is named. */
export const defaultGateway: ChosenGateway = { gateway: gatewayFacts.clawwits, place: localized('the default') };

/**
 * Brings gateway and profile together: the command line wins, then a profile named there, then the environment, then the
 * profile that is there anyway. A profile of another gateway stays out of it, and the one under the gateway's name, where
 * `login` keeps keys of gateways, comes in.
 *
 * @throws {CommandError} if the command line names a gateway and a profile of another
 */
export function chooseGateway(
  options: ConnectionOptions,
  io: Pick<Io, 'env'>,
  profile: ChosenProfile | null,
  { profiles = {} }: Configuration,
): ChosenGateway & { readonly profile: ChosenProfile | null } {
  const { byOption, byEnvironment } = namedGateway(options, io);
  const byProfile = profile && {
    gateway: gatewayOfProfile(profile),
    place: localized('profile "{name}"', { name: profile.name }),
  };
  const isNamed = options.profile !== undefined;
  const chosen = byOption ?? (isNamed ? byProfile : null) ?? byEnvironment ?? byProfile ?? defaultGateway;
  if (byProfile === null || byProfile.gateway !== chosen.gateway) {
    if (isNamed && profile !== null) throw profileOfAnother(profile, chosen.gateway);
    if (chosen === defaultGateway) return { ...chosen, profile: null };
    const { name } = chosen.gateway;
    const own = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
    const isOwn = own !== undefined && (own.gateway ?? 'clawwits') === name;
    return { ...chosen, profile: isOwn ? { name, profile: own } : null };
  }
  return { ...chosen, profile };
}

function profileOfAnother(profile: ChosenProfile, { name }: GatewayFacts): CommandError {
  return new CommandError(
    localized('The profile "{profile}" is for the gateway "{own}", not for "{other}".', {
      profile: profile.name,
      own: gatewayOfProfile(profile).name,
      other: name,
    }),
    {
      exitCode: exitCodes.usage,
      code: 'profile_of_another_gateway',
      hint: localized('Leave out --gateway or --profile.'),
    },
  );
}
