import { sandboxProfile } from '../configuration/choose-profile.ts';
import { configurationPath, readConfiguration } from '../configuration/read-configuration.ts';
import { writeConfiguration } from '../configuration/write-configuration.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits config show`: what the configuration file holds, without the keys. */
export async function showConfiguration({ io }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const { profiles = {}, default_profile: byDefault } = await readConfiguration(path, io.platform);
  const shown = Object.fromEntries(
    Object.entries(profiles).map(([name, { api_key: apiKey, ...rest }]) => [
      name,
      { ...rest, has_key: apiKey !== undefined },
    ]),
  );
  const lines = Object.entries(shown).map(
    ([name, { base_url: baseURL, has_key: hasKey, credential_command: command }]) => {
      const key = hasKey ? 'with a key' : command === undefined ? 'without a key' : `with a key from ${command[0]}`;
      return `${name === byDefault ? '*' : ' '} ${name}: ${baseURL ?? 'no address'}, ${key}`;
    },
  );
  const empty = 'There are no profiles. Make one with: clawwits login --base-url http://127.0.0.1:8787';
  return {
    data: { path, default_profile: byDefault ?? null, profiles: shown },
    text: [path, ...(lines.length === 0 ? [empty] : lines)].join('\n'),
  };
}

/** `clawwits config use <profile>`: makes a profile the default. */
export async function useProfile(name: string, { io }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const known = [...Object.keys(configuration.profiles ?? {}), sandboxProfile];
  if (!known.includes(name)) {
    throw new CommandError(`There is no profile "${name}".`, {
      exitCode: exitCodes.usage,
      code: 'unknown_profile',
      hint: `These are there: ${known.map((other) => `"${other}"`).join(', ')}. Make one with: clawwits login --profile ${name}`,
    });
  }
  writeConfiguration(path, { ...configuration, default_profile: name });
  return { data: { path, default_profile: name }, text: `"${name}" is the default profile now.` };
}
