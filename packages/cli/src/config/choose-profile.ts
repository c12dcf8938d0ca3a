import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Configuration, Profile } from './configuration-schema.ts';

/** The profile that is always there: the gateway inside this command. */
export const sandboxProfile = 'sandbox';

/** A profile and its name. */
export interface ChosenProfile {
  readonly name: string;
  readonly profile: Profile;
}

/**
 * Chooses the named profile, else the default one; `null` if there is no default.
 *
 * @throws {CommandError} if the profile does not exist
 */
export function chooseProfile(
  { profiles = {}, default_profile: defaultProfile }: Configuration,
  named: string | undefined,
  path: string | null,
): ChosenProfile | null {
  const name = named ?? defaultProfile;
  if (name === undefined) return null;
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile !== undefined) return { name, profile };
  if (name === sandboxProfile) return { name, profile: {} };
  const known = [...Object.keys(profiles), sandboxProfile].map((other) => `"${other}"`).join(', ');
  throw new CommandError(localized('There is no profile "{name}".', { name }), {
    exitCode: exitCodes.usage,
    code: 'unknown_profile',
    hint: localized('These are there: {known}. Profiles are kept in {path}.', {
      known,
      path: path ?? localized('no home folder'),
    }),
  });
}
