import { sandboxProfile } from '../../config/choose-profile.ts';
import type { Profile } from '../../config/configuration-schema.ts';
import type { GatewayFacts, GatewayName } from '../../config/gateway-facts.ts';
import { findKeyPlace, findProfile, withoutKey } from '../../config/key-place.ts';
import { configurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { updateConfiguration } from '../../config/update-configuration.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { chooseTransport } from '../../gateway/choose-transport.ts';
import { describeClient } from '../../gateway/connection.ts';
import { checkOffer } from '../../gateway/offers.ts';
import { type AnyClient, openClient } from '../../gateway/open-client.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import { readSecret } from '../../input/read-secret.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { Io } from '../../system/io.ts';
import type { LoginData } from './data.ts';

/** Options of `clawwits login`. */
export interface LoginOptions {
  readonly gateway?: GatewayName;
  readonly profile?: string;
  readonly baseUrl?: string;
  /** False if the key is kept without asking the gateway whether it is accepted. Default: true. */
  readonly check?: boolean;
  /** E-mail address to sign in with. */
  readonly email?: string;
  /** True if the session's password is read from standard input. */
  readonly passwordStdin?: boolean;
  /** True if a key is kept even though a session could be started. */
  readonly key?: boolean;
}

/** `clawwits login`: keeps a key, or the token of a session, together with the address that it belongs to. */
export async function login(options: LoginOptions, context: CommandContext): Promise<CommandOutcome> {
  const { io, messages, translate } = context;
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const { name, known, gateway } = findKeyPlace(options, configuration, io);
  if (name === sandboxProfile)
    throw refuse(localized('The sandbox needs no key.'), localized('Use it with --sandbox.'));
  const baseURL = findAddress(options, known, gateway, io);
  if (baseURL === null) {
    throw refuse(
      localized('A key is kept together with the address that it belongs to, and no address was given.'),
      localized('Give --base-url, or set {variable}.', { variable: gateway.baseURLVariable }),
    );
  }
  const clientOptions = { ...describeClient(messages, 1), ...(await chooseTransport(io)), baseURL };
  const place = { gateway: gateway.name, base_url: baseURL };
  const own = gateway.name === 'clawwits' ? { base_url: baseURL } : place;
  const keep = (kept: Profile) =>
    updateConfiguration(path, io.platform, (current) => ({
      ...current,
      default_profile: current.default_profile ?? name,
      profiles: { ...current.profiles, [name]: { ...withoutKey(findProfile(current, name)), ...own, ...kept } },
    }));
  const data = { profile: name, ...place, path };
  const { email, passwordStdin = false } = options;
  const wantsSession = email !== undefined || passwordStdin;
  if (wantsSession) checkOffer(gateway.name, 'auth');
  if (wantsSession || (gateway.name === 'clew' && io.stdin.isTTY === true && options.key !== true)) {
    const { beginSession } = await import('./begin-session.ts');
    // The client makes no call that needs a key before there is one.
    const client = await openClient(gateway.name, { ...clientOptions, apiKey: () => '' });
    const session = await beginSession(client, { email: email ?? undefined, passwordStdin }, context);
    await keep(session.kept);
    const expiresAt = session.kept.api_key_expires_at ?? null;
    return {
      data: {
        ...data,
        user_id: session.userId,
        email: session.kept.email ?? null,
        session_expires_at: expiresAt,
      } satisfies LoginData,
      text:
        session.until === null
          ? localized('The session is kept in the profile "{name}", for {baseURL} alone.', { name, baseURL })
          : localized('The session is kept in the profile "{name}", for {baseURL} alone, until {moment}.', {
              name,
              baseURL,
              moment: session.until,
            }),
    };
  }
  const apiKey = await readSecret(localized('Key (it is not shown): '), io, translate);
  // Making a client checks the key's and the address's form; asking for something, whether they belong together.
  const client = await openClient(gateway.name, { ...clientOptions, apiKey });
  const checked = options.check === false ? null : await checkKey(client, gateway.name, io.signal);
  await keep({ api_key: apiKey });
  return {
    data: {
      ...data,
      user_id: checked?.userId ?? null,
      email: null,
      session_expires_at: null,
    } satisfies LoginData,
    text: localized('The key is kept in the profile "{name}", for {baseURL} alone.', { name, baseURL }),
    ...(checked?.available !== undefined && { balanceAfter: checked.available }),
  };
}

/** Checks a key with a call that costs nothing. */
async function checkKey(
  client: AnyClient,
  gateway: GatewayName,
  signal: AbortSignal,
): Promise<{ readonly userId?: string; readonly available?: number }> {
  if (gateway === 'clawwits') return client.wits.balance({ signal });
  await client.models.list({ signal });
  return {};
}

function findAddress(
  { baseUrl }: LoginOptions,
  known: Profile | undefined,
  gateway: GatewayFacts,
  { env }: Io,
): string | null {
  return baseUrl ?? known?.base_url ?? (env[gateway.baseURLVariable] || gateway.baseURL);
}

function refuse(message: LocalizedMessage, hint: LocalizedMessage): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint });
}
