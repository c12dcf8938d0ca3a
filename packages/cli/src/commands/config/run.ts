import { sandboxProfile } from '../../config/choose-profile.ts';
import { configurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { updateConfiguration } from '../../config/update-configuration.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { ConfigShowData, ConfigUseData } from './data.ts';

/** `clawwits config show`: what the configuration file holds, without the keys. */
export async function showConfiguration({ io, translate }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const { profiles = {}, default_profile: defaultProfile } = await readConfiguration(path, io.platform);
  const shown = Object.fromEntries(
    Object.entries(profiles).map(([name, { api_key: apiKey, ...rest }]) => [
      name,
      { ...rest, has_key: apiKey !== undefined },
    ]),
  );
  const lines = Object.entries(shown).map(
    ([name, { base_url: baseURL, has_key: hasKey, credential_command: command }]) => {
      const key = hasKey
        ? localized('with a key')
        : command === undefined
          ? localized('without a key')
          : localized('with a key from {program}', { program: command[0] ?? '' });
      const address = baseURL === undefined ? localized('no address') : untranslated(baseURL);
      return `${name === defaultProfile ? '*' : ' '} ${name}: ${translate(address)}, ${translate(key)}`;
    },
  );
  const empty = localized('There are no profiles. Make one with: clawwits login --base-url http://127.0.0.1:8787');
  return {
    data: { path, default_profile: defaultProfile ?? null, profiles: shown } satisfies ConfigShowData,
    text: untranslated([path, ...(lines.length === 0 ? [translate(empty)] : lines)].join('\n')),
  };
}

/** `clawwits config use <profile>`: makes a profile the default. */
export async function useProfile(name: string, { io }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  await updateConfiguration(path, io.platform, (current) => {
    const known = [...Object.keys(current.profiles ?? {}), sandboxProfile];
    if (!known.includes(name)) {
      throw new CommandError(localized('There is no profile "{name}".', { name }), {
        exitCode: exitCodes.usage,
        code: 'unknown_profile',
        hint: localized('These are there: {known}. Make one with: clawwits login --profile {name}', {
          known: known.map((other) => `"${other}"`).join(', '),
          name,
        }),
      });
    }
    return { ...current, default_profile: name };
  });
  return {
    data: { path, default_profile: name } satisfies ConfigUseData,
    text: localized('"{name}" is the default profile now.', { name }),
  };
}
