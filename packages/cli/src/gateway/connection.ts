import type { ClientOptions, RetryNotice } from '@clawwits/sdk-ts';
import type { ChatDefaults } from '../config/chat-defaults.ts';
import type { ConnectionOptions } from '../config/connection-options.ts';
import { type Aliases, followAlias } from '../config/follow-alias.ts';
import type { GatewayName } from '../config/gateway-facts.ts';
import { loginCommand } from '../config/login-session.ts';
import { readConfiguration } from '../config/read-configuration.ts';
import { resolveSettings } from '../config/resolve-settings.ts';
import { targetOf } from '../config/resolve-target.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import type { Messages } from '../output/messages.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Io } from '../system/io.ts';
import { version } from '../system/version.ts';
import { chooseTransport } from './choose-transport.ts';
import { checkOffer, type Need } from './offers.ts';
import { type AnyClient, openClient } from './open-client.ts';

/** A connection to a gateway. */
export interface Connection {
  readonly client: AnyClient;
  readonly gateway: GatewayName;
  /** The gateway inside this process; `null` if the gateway is a server. */
  readonly sandbox: Sandbox | null;
  /** The command that begins a new session, if the key is a session's token. */
  readonly loginAgain?: string | undefined;
  /** The project's model, if it belongs to another gateway and is therefore not used. */
  readonly modelOfOtherGateway?: string | undefined;
  /** Settings of the profile and the project for what the command line leaves open. */
  readonly defaults: ChatDefaults;
  /** Reads the aliases of models. */
  aliases(): Promise<Aliases>;
  /**
   * Returns the model that a name stands for, which may be an alias.
   *
   * @throws {CommandError} `alias_cycle`
   */
  resolveModel<Name extends string | undefined>(name: Name): Promise<Name | string>;
}

/**
 * Connects to the gateway that options, environment and configuration name.
 *
 * @param needs what the command needs, unless every gateway offers it; `keyless` if no key is sent
 * @throws {CommandError} naming what is missing or wrong
 * @throws {ConfigurationError} naming the option that the SDK rejects
 */
export async function connect(
  options: ConnectionOptions,
  io: Io,
  messages: Messages,
  needs?: Need,
): Promise<Connection> {
  const settings = await resolveSettings(options, io);
  if (needs !== undefined) checkOffer(settings.gateway.name, needs);
  const target = await targetOf(settings, needs === 'keyless');
  const { gateway } = target;
  const shared = describeClient(messages, options.maxRetries);
  // The sandbox needs no configuration until a model is named.
  const aliases = async () => settings.aliases ?? (await readConfiguration(settings.path, io.platform)).aliases ?? {};
  const models = {
    aliases,
    resolveModel: async <Name extends string | undefined>(name: Name) =>
      name === undefined ? name : followAlias(name, await aliases()),
  };
  if (target.type === 'sandbox') {
    const { openSandbox } = await import('../sandbox/open-sandbox.ts');
    const sandbox = await openSandbox(gateway, io);
    const { apiKey, baseURL, fetch } = sandbox;
    return {
      client: await openClient(gateway, { ...shared, apiKey, baseURL, fetch: fetch as typeof globalThis.fetch }),
      gateway,
      sandbox,
      defaults: {},
      ...models,
    };
  }
  const { baseURL, defaults } = target;
  // Anonymous calls never read it.
  const apiKey = target.apiKey ?? (() => '');
  const transport = await chooseTransport(io);
  const client = await openClient(gateway, { ...shared, ...transport, apiKey, baseURL });
  const { profile } = settings;
  const isSession = settings.apiKey?.belongsToProfile === true && profile?.profile.email !== undefined;
  const loginAgain = profile !== null && isSession ? loginCommand(profile) : undefined;
  const { modelOfOtherGateway } = settings;
  return { client, gateway, loginAgain, sandbox: null, modelOfOtherGateway, defaults, ...models };
}

/** Client options that every command shares: user agent, log, and a note for each retry. */
export function describeClient(messages: Messages, maxRetries: number | undefined): Omit<ClientOptions, 'gateway'> {
  return {
    headers: { 'user-agent': `clawwits-cli/${version} node/${process.versions.node}` },
    logger: stderrLogger(messages),
    onRetry: (notice) => void messages.note(describeRetry(notice)),
    maxRetries,
  };
}

function describeRetry({ attempt, delayMs, error }: RetryNotice): LocalizedMessage {
  const wait =
    delayMs < 1_000
      ? untranslated(`${Math.round(delayMs)} ms`)
      : localized('{seconds} s', { seconds: (delayMs / 1_000).toFixed(1) });
  return localized('attempt {attempt} failed ({code}); trying again in {wait}.', { attempt, code: error.code, wait });
}

/** Creates a logger that writes to standard error, since standard output belongs to the answer. */
function stderrLogger(messages: Messages) {
  const log = (message: string, fields: Record<string, unknown>) =>
    void messages.note(untranslated(`${message.replace(/^clawwits: /, '')} ${JSON.stringify(fields)}`));
  return { error: log, warn: log, info: log, debug: log };
}
