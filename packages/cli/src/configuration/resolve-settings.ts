import type { Io } from '../io.ts';
import { type ChosenProfile, chooseProfile, sandboxProfile } from './choose-profile.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { configurationPath, readConfiguration } from './read-configuration.ts';

/** A value and where it came from. */
export interface Sourced {
  readonly value: string;
  readonly source: 'option' | 'environment' | 'profile';
}

/** What options, environment and configuration come to. */
export interface Settings {
  /** Whether the gateway inside this command is meant. */
  readonly isSandbox: boolean;
  readonly path: string;
  readonly profile: ChosenProfile | null;
  /** The names of all profiles. */
  readonly profiles: readonly string[];
  readonly apiKey: Sourced | null;
  readonly baseURL: Sourced | null;
}

/**
 * Puts together who is meant: `--base-url`, then a profile named with `--profile`, then the environment, then the
 * profile that is the default.
 *
 * @throws {CommandError} where the configuration makes no sense
 */
export async function resolveSettings(options: ConnectionOptions, io: Io): Promise<Settings> {
  const { env, platform } = io;
  const path = configurationPath(io);
  const named = options.profile ?? (env['CLAWWITS_PROFILE'] || undefined);
  const sandbox = { isSandbox: true, path, profile: null, profiles: [], apiKey: null, baseURL: null };
  if (options.sandbox === true || named === sandboxProfile) return sandbox;

  const configuration = await readConfiguration(path, platform);
  const profile = chooseProfile(configuration, named, path);
  if (profile?.name === sandboxProfile) return sandbox;

  const own = [
    toSourced(profile?.profile.api_key, 'profile'),
    toSourced(profile?.profile.base_url, 'profile'),
  ] as const;
  const environment = [
    toSourced(env['CLAWWITS_API_KEY'], 'environment'),
    toSourced(env['CLAWWITS_BASE_URL'], 'environment'),
  ] as const;
  const [first, second] = options.profile === undefined ? [environment, own] : [own, environment];
  return {
    isSandbox: false,
    path,
    profile,
    profiles: Object.keys(configuration.profiles ?? {}),
    apiKey: first[0] ?? second[0],
    baseURL: toSourced(options.baseUrl, 'option') ?? first[1] ?? second[1],
  };
}

/** An empty variable counts as not set. */
function toSourced(value: string | undefined, source: Sourced['source']): Sourced | null {
  return value ? { value, source } : null;
}
