import { dirname } from 'node:path';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';
import { chooseGateway, defaultGateway, namedGateway } from './choose-gateway.ts';
import { type ChosenProfile, chooseProfile, sandboxProfile } from './choose-profile.ts';
import type { Configuration } from './configuration-schema.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { type Key, keyOfEnvironment, keyOfFile, keyOfProfile } from './find-key.ts';
import type { Aliases } from './follow-alias.ts';
import type { GatewayFacts } from './gateway-facts.ts';
import { findConfigurationPath, readConfiguration } from './read-configuration.ts';
import { type Project, readProject } from './read-project.ts';

/** An address, and the place that it came from. */
export interface Address {
  readonly value: string;
  /** The place, as the user knows it. */
  readonly place: LocalizedMessage;
}

/** Result of resolving options, environment and configuration. */
export interface Settings {
  /** True if the gateway inside this process is chosen. */
  readonly isSandbox: boolean;
  /** The chosen gateway. */
  readonly gateway: GatewayFacts;
  /** The place that names the gateway, as the user knows it. */
  readonly gatewayPlace: LocalizedMessage;
  readonly path: string | null;
  readonly project: Project | null;
  /** The project's model, if it belongs to another gateway than the chosen one: it is not used. */
  readonly modelOfOtherGateway?: string | undefined;
  readonly profile: ChosenProfile | null;
  /** The names of all profiles. */
  readonly profiles: readonly string[];
  /** The aliases of models; `null` if the configuration was not read. */
  readonly aliases: Aliases | null;
  readonly apiKey: Key | null;
  readonly baseURL: Address | null;
}

/**
 * Resolves gateway, key and address in this order: the command line, a profile named with `--profile`, the environment, then the
 * profile that the project names, or the default one.
 *
 * @throws {CommandError} if the configuration is not valid
 */
export async function resolveSettings(options: ConnectionOptions, io: Io): Promise<Settings> {
  const { env, platform } = io;
  const path = findConfigurationPath(io);
  const project = await readProject(io);
  const named = options.profile ?? (env['CLAWWITS_PROFILE'] || undefined) ?? project?.settings.profile;
  const sandboxed = (): Settings => {
    const { byOption, byEnvironment } = namedGateway(options, io);
    const { gateway, place: gatewayPlace } = byOption ?? byEnvironment ?? defaultGateway;
    const shared = { path, project, profile: null, profiles: [], aliases: null, apiKey: null, baseURL: null };
    return { isSandbox: true, gateway, gatewayPlace, ...shared };
  };
  if (options.sandbox === true || named === sandboxProfile) return sandboxed();

  const configuration = await readConfiguration(path, platform);
  const there = chooseProfile(configuration, named, path);
  if (there?.name === sandboxProfile) return sandboxed();
  const { gateway, place: gatewayPlace, profile } = chooseGateway(options, io, there, configuration);

  const own = [
    // Without a path there is no configuration, and so no profile.
    keyOfProfile(profile, dirname(path ?? '/')),
    toAddress(profile?.profile.base_url, localized('profile "{name}"', { name: profile?.name ?? '' })),
  ] as const;
  const environment = [
    keyOfEnvironment(io, gateway),
    toAddress(env[gateway.baseURLVariable], untranslated(gateway.baseURLVariable)),
  ] as const;
  const [first, second] = options.profile === undefined ? [environment, own] : [own, environment];
  const modelOfOtherGateway =
    project !== null && gatewayOfProject(project, configuration, io) !== gateway ? project.settings.model : undefined;
  return {
    isSandbox: false,
    gateway,
    gatewayPlace,
    path,
    project: modelOfOtherGateway === undefined ? project : withoutModel(project),
    modelOfOtherGateway,
    profile,
    profiles: Object.keys(configuration.profiles ?? {}),
    aliases: configuration.aliases ?? {},
    apiKey: keyOfFile(options.apiKeyFile, io) ?? first[0] ?? second[0],
    baseURL:
      toAddress(options.baseUrl, untranslated('--base-url')) ??
      first[1] ??
      second[1] ??
      toAddress(gateway.baseURL, localized('what {gateway} publishes', { gateway: gateway.title })),
  };
}

/** Returns the gateway that a project's settings are written for: the one that is chosen without options. */
function gatewayOfProject({ settings }: Project, configuration: Configuration, io: Io): GatewayFacts {
  const name = (io.env['CLAWWITS_PROFILE'] || undefined) ?? settings.profile ?? configuration.default_profile;
  const { profiles = {} } = configuration;
  const profile = name !== undefined && Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  const chosen = name === undefined || profile === undefined ? null : { name, profile };
  return chooseGateway({}, io, chosen, configuration).gateway;
}

function withoutModel(project: Project | null): Project | null {
  if (project === null) return null;
  const { model: _strange, ...settings } = project.settings;
  return { ...project, settings };
}

/** Returns an address; an empty variable counts as not set. */
function toAddress(value: string | null | undefined, place: LocalizedMessage): Address | null {
  return value ? { value, place } : null;
}
