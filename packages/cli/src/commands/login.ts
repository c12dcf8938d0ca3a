import { Clawwits } from '@clawwits/sdk-ts';
import { sandboxProfile } from '../configuration/choose-profile.ts';
import { configurationPath, readConfiguration } from '../configuration/read-configuration.ts';
import { writeConfiguration } from '../configuration/write-configuration.ts';
import { describeClient } from '../connection.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { readSecret } from '../input/read-secret.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What may be said about a login on the command line. */
export interface LoginOptions {
  readonly profile?: string;
  readonly baseUrl?: string;
  /** Whether the gateway is asked if it takes the key. */
  readonly check?: boolean;
}

/** `clawwits login`: keeps a key, together with the address that it belongs to. */
export async function login(options: LoginOptions, { io, messages }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const name = options.profile ?? configuration.default_profile ?? 'default';
  if (name === sandboxProfile) throw refuse('The sandbox needs no key.', 'Use it with --sandbox.');
  const known = configuration.profiles?.[name];
  const baseURL = options.baseUrl ?? known?.base_url ?? (io.env['CLAWWITS_BASE_URL'] || undefined);
  if (baseURL === undefined) {
    throw refuse(
      'A key is kept together with the address that it belongs to, and there is none.',
      'Give --base-url, or set CLAWWITS_BASE_URL.',
    );
  }
  const apiKey = await readSecret('Key (it is not shown): ', io);
  // Making a client checks the key's and the address's form; asking for the balance, whether they belong together.
  const client = new Clawwits({ ...describeClient(messages, 1), apiKey, baseURL });
  const balance = options.check === false ? null : await client.wits.balance({ signal: io.signal });
  writeConfiguration(path, {
    ...configuration,
    default_profile: configuration.default_profile ?? name,
    profiles: { ...configuration.profiles, [name]: { ...known, base_url: baseURL, api_key: apiKey } },
  });
  return {
    data: { profile: name, base_url: baseURL, path, user_id: balance?.userId ?? null },
    text: `The key is kept in the profile "${name}", for ${baseURL} alone.`,
    ...(balance !== null && { balanceAfter: balance.available }),
  };
}

/** `clawwits logout`: forgets the key of a profile. */
export async function logout(options: LoginOptions, { io }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const name = options.profile ?? configuration.default_profile ?? 'default';
  const { api_key: apiKey, ...rest } = configuration.profiles?.[name] ?? {};
  if (apiKey !== undefined) {
    writeConfiguration(path, { ...configuration, profiles: { ...configuration.profiles, [name]: rest } });
  }
  return {
    data: { profile: name, path, had_key: apiKey !== undefined },
    text: apiKey === undefined ? `The profile "${name}" has no key.` : `The key of the profile "${name}" is forgotten.`,
    ...(apiKey !== undefined && {
      notes: ['the key itself is still valid: revoke it at /api-keys if it is not needed'],
    }),
  };
}

function refuse(message: string, hint: string): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint });
}
