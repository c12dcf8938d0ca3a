import { findKeyPlace, findProfile, type KeyPlaceOptions, withoutKey } from '../../config/key-place.ts';
import { configurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { updateConfiguration } from '../../config/update-configuration.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { LogoutData } from './data.ts';

/** Options of `clawwits logout`. */
export type LogoutOptions = KeyPlaceOptions;

/** `clawwits logout`: forgets the key of a profile. */
export async function logout(options: LogoutOptions, { io }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const { name, known } = findKeyPlace(options, configuration, io);
  const hadKey = known?.api_key !== undefined;
  if (hadKey) {
    await updateConfiguration(path, io.platform, (current) => ({
      ...current,
      profiles: { ...current.profiles, [name]: withoutKey(findProfile(current, name)) },
    }));
  }
  return {
    data: { profile: name, path, had_key: hadKey } satisfies LogoutData,
    text: !hadKey
      ? localized('The profile "{name}" has no key.', { name })
      : localized('The key of the profile "{name}" is forgotten.', { name }),
    ...(hadKey && {
      notes: [
        known?.gateway === undefined
          ? localized('the key itself is still valid: revoke it at /api-keys if it is not needed')
          : localized('the key itself is still valid: revoke it at its gateway if it is not needed'),
      ],
    }),
  };
}
