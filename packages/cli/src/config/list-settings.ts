import { inEnglish } from '../i18n/translate.ts';
import type { Io } from '../system/io.ts';
import type { SettingValue } from './change-setting.ts';
import { defaultGateway } from './choose-gateway.ts';
import { sandboxProfile } from './choose-profile.ts';
import type { Configuration } from './configuration-schema.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { listTemplateFiles, readTemplateFile } from './find-template.ts';
import { originsOf } from './merge-defaults.ts';
import { readConfiguration } from './read-configuration.ts';
import { projectFileName } from './read-project.ts';
import { resolveSettings, type Settings } from './resolve-settings.ts';
import { isOwnGateway } from './resolve-target.ts';
import { settingTables } from './setting-keys.ts';

/** Kind of the place that a value comes from. */
export type SettingSource = 'flag' | 'environment' | 'project' | 'user' | 'default';

/** A setting that is in force. */
export interface EffectiveSetting {
  readonly key: string;
  /** `null` for a secret that is not to be shown. */
  readonly value: SettingValue | null;
  readonly source: SettingSource;
  /** The option, the variable or the file; `null` for a default. */
  readonly from: string | null;
}

/**
 * Lists the settings that commands would use, each with its source.
 *
 * @param showSecrets whether the key is read; a `credential_command` runs for it
 * @throws {CommandError} if the configuration is not valid
 */
export async function listSettings(
  options: ConnectionOptions,
  io: Io,
  showSecrets: boolean,
): Promise<EffectiveSetting[]> {
  const settings = await resolveSettings(options, io);
  const configuration = await readConfiguration(settings.path, io.platform);
  const user = settings.path;
  const { default_profile: defaultProfile } = configuration;
  return [
    ...(defaultProfile === undefined
      ? []
      : [{ key: 'default_profile', value: defaultProfile, source: 'user' as const, from: user }]),
    ...describeUsageLog(configuration, io, user),
    ...describeProfile(options, io, settings),
    { key: 'gateway', value: settings.gateway.name, ...sourceOfGateway(options, io, settings) },
    ...describeAddress(options, settings),
    ...(await describeKey(options, settings, showSecrets)),
    ...describeChat(io, settings),
    ...describeTables(configuration, user),
    ...describeTemplateFiles(configuration, io),
  ];
}

function describeUsageLog({ usage_log: value }: Configuration, { env }: Io, path: string | null): EffectiveSetting[] {
  const variable = env['CLAWWITS_USAGE_LOG'];
  if (variable) return [{ key: 'usage_log', value: variable, source: 'environment', from: 'CLAWWITS_USAGE_LOG' }];
  return value === undefined ? [] : [{ key: 'usage_log', value, source: 'user', from: path }];
}

function describeProfile(
  options: ConnectionOptions,
  { env }: Io,
  { profile, project, isSandbox, path }: Settings,
): EffectiveSetting[] {
  const value = isSandbox ? sandboxProfile : profile?.name;
  if (value === undefined) return [];
  const source = ((): Pick<EffectiveSetting, 'source' | 'from'> => {
    if (options.sandbox === true) return { source: 'flag', from: '--sandbox' };
    if (options.profile !== undefined) return { source: 'flag', from: '--profile' };
    if (env['CLAWWITS_PROFILE']) return { source: 'environment', from: 'CLAWWITS_PROFILE' };
    if (project?.settings.profile === value) return { source: 'project', from: project.path };
    return { source: 'user', from: path };
  })();
  return [{ key: 'profile', value, ...source }];
}

function sourceOfGateway(
  options: ConnectionOptions,
  { env }: Io,
  settings: Settings,
): Pick<EffectiveSetting, 'source' | 'from'> {
  if (options.gateway !== undefined) return { source: 'flag', from: '--gateway' };
  if (settings.gatewayPlace === defaultGateway.place) return { source: 'default', from: null };
  if (env['CLAWWITS_GATEWAY'] && inEnglish(settings.gatewayPlace) === 'CLAWWITS_GATEWAY') {
    return { source: 'environment', from: 'CLAWWITS_GATEWAY' };
  }
  return { source: 'user', from: settings.path };
}

function describeAddress(
  options: ConnectionOptions,
  { baseURL, gateway, profile, path }: Settings,
): EffectiveSetting[] {
  if (baseURL === null) return [];
  const source = ((): Pick<EffectiveSetting, 'source' | 'from'> => {
    if (options.baseUrl !== undefined) return { source: 'flag', from: '--base-url' };
    if (inEnglish(baseURL.place) === gateway.baseURLVariable)
      return { source: 'environment', from: gateway.baseURLVariable };
    return profile?.profile.base_url === baseURL.value
      ? { source: 'user', from: path }
      : { source: 'default', from: null };
  })();
  return [{ key: 'base_url', value: baseURL.value, ...source }];
}

async function describeKey(
  { apiKeyFile }: ConnectionOptions,
  { apiKey, gateway, path, profile }: Settings,
  showSecrets: boolean,
): Promise<EffectiveSetting[]> {
  const command = profile?.profile.credential_command;
  const own =
    command === undefined ? [] : [{ key: 'credential_command', value: command, source: 'user' as const, from: path }];
  if (apiKey === null) return own;
  const value = showSecrets ? await apiKey.read() : null;
  if (apiKeyFile !== undefined) return [{ key: 'api_key', value, source: 'flag', from: '--api-key-file' }, ...own];
  return apiKey.belongsToProfile
    ? [{ key: 'api_key', value, source: 'user', from: path }, ...own]
    : [{ key: 'api_key', value, source: 'environment', from: gateway.apiKeyVariable }, ...own];
}

function describeChat({ env }: Io, { isSandbox, project, profile, baseURL, path }: Settings): EffectiveSetting[] {
  const origins = isSandbox ? [] : originsOf(project, isOwnGateway(profile, baseURL) ? profile : null);
  const ceiling = env['CLAWWITS_MAX_WITS'];
  const own = origins
    .filter(({ name }) => name !== 'max_wits' || !ceiling)
    .map(({ name: key, value, place }): EffectiveSetting => {
      const isProjects = project !== null && inEnglish(place).endsWith(projectFileName);
      return { key, value, source: isProjects ? 'project' : 'user', from: isProjects ? project.path : path };
    });
  if (!ceiling) return own;
  return [...own, { key: 'max_wits', value: ceiling, source: 'environment', from: 'CLAWWITS_MAX_WITS' }];
}

/** Describes the templates that are files; one of the configuration file takes precedence. */
function describeTemplateFiles({ templates = {} }: Configuration, io: Io): EffectiveSetting[] {
  return listTemplateFiles(io)
    .filter(({ name }) => !Object.hasOwn(templates, name))
    .map((place) => ({
      key: `templates.${place.name}`,
      value: readTemplateFile(place),
      source: 'user' as const,
      from: place.path,
    }));
}

function describeTables(configuration: Configuration, path: string | null): EffectiveSetting[] {
  return settingTables.flatMap((table) =>
    Object.entries(configuration[table] ?? {}).map(([name, value]) => ({
      key: `${table}.${name}`,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      source: 'user' as const,
      from: path,
    })),
  );
}
