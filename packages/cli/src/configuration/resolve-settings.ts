import type { Io } from '../io.ts';
import { type ChosenProfile, chooseProfile, sandboxProfile } from './choose-profile.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { type Key, keyOfEnvironment, keyOfFile, keyOfProfile } from './find-key.ts';
import { configurationPath, readConfiguration } from './read-configuration.ts';
import { type Project, readProject } from './read-project.ts';

/** An address and where it came from. */
export interface Address {
  readonly value: string;
  /** As the user knows it. */
  readonly place: string;
}

/** What options, environment and configuration come to. */
export interface Settings {
  /** Whether the gateway inside this command is meant. */
  readonly isSandbox: boolean;
  readonly path: string;
  readonly project: Project | null;
  readonly profile: ChosenProfile | null;
  /** The names of all profiles. */
  readonly profiles: readonly string[];
  readonly apiKey: Key | null;
  readonly baseURL: Address | null;
}

/**
 * Puts together who is meant: the command line, then a profile named with `--profile`, then the environment, then the
 * profile that the project names, or the default one.
 *
 * @throws {CommandError} where the configuration makes no sense
 */
export async function resolveSettings(options: ConnectionOptions, io: Io): Promise<Settings> {
  const { env, platform } = io;
  const path = configurationPath(io);
  const project = await readProject(io);
  const named = options.profile ?? (env['CLAWWITS_PROFILE'] || undefined) ?? project?.settings.profile;
  const sandbox = { isSandbox: true, path, project, profile: null, profiles: [], apiKey: null, baseURL: null };
  if (options.sandbox === true || named === sandboxProfile) return sandbox;

  const configuration = await readConfiguration(path, platform);
  const profile = chooseProfile(configuration, named, path);
  if (profile?.name === sandboxProfile) return sandbox;

  const own = [
    keyOfProfile(profile),
    toAddress(profile?.profile.base_url, `profile "${profile?.name ?? ''}"`),
  ] as const;
  const environment = [keyOfEnvironment(io), toAddress(env['CLAWWITS_BASE_URL'], 'CLAWWITS_BASE_URL')] as const;
  const [first, second] = options.profile === undefined ? [environment, own] : [own, environment];
  return {
    isSandbox: false,
    path,
    project,
    profile,
    profiles: Object.keys(configuration.profiles ?? {}),
    apiKey: keyOfFile(options.apiKeyFile, io) ?? first[0] ?? second[0],
    baseURL: toAddress(options.baseUrl, '--base-url') ?? first[1] ?? second[1],
  };
}

/** An empty variable counts as not set. */
function toAddress(value: string | undefined, place: string): Address | null {
  return value ? { value, place } : null;
}
