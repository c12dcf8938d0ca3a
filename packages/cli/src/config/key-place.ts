import type { Io } from '../system/io.ts';
import { chooseGateway } from './choose-gateway.ts';
import type { ChosenProfile } from './choose-profile.ts';
import type { Configuration, Profile } from './configuration-schema.ts';
import { type GatewayFacts, type GatewayName, gatewayFacts } from './gateway-facts.ts';

/** Options that choose the profile that a key is kept in. */
export interface KeyPlaceOptions {
  readonly gateway?: GatewayName;
  readonly profile?: string;
}

/** Finds the profile that the options name, which may be new, and its gateway. */
export function findKeyPlace(
  options: KeyPlaceOptions,
  configuration: Configuration,
  io: Io,
): { readonly name: string; readonly known: Profile | undefined; readonly gateway: GatewayFacts } {
  const { profiles = {}, default_profile: defaultProfile } = configuration;
  const named = options.profile ?? defaultProfile;
  const there = named !== undefined && Object.hasOwn(profiles, named) ? profiles[named] : undefined;
  const known: ChosenProfile | null =
    named === undefined || there === undefined ? null : { name: named, profile: there };
  // A new profile belongs to the chosen gateway.
  const { profile: _, ...isNew } = options;
  const { gateway, profile } = chooseGateway(known === null ? isNew : options, io, known, configuration);
  if (profile !== null && (known !== null || options.profile === undefined)) {
    return { name: profile.name, known: profile.profile, gateway };
  }
  const isDefault = gateway === gatewayFacts.clawwits;
  const name = options.profile ?? (isDefault ? (defaultProfile ?? 'default') : gateway.name);
  return { name, known: Object.hasOwn(profiles, name) ? profiles[name] : undefined, gateway };
}

export const findProfile = ({ profiles = {} }: Configuration, name: string): Profile | undefined =>
  Object.hasOwn(profiles, name) ? profiles[name] : undefined;

/** A profile without its key, and without the session that the key is the token of. */
export function withoutKey({ api_key: _key, api_key_expires_at: _end, email: _email, ...rest }: Profile = {}): Profile {
  return rest;
}
