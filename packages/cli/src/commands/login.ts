import { type ChosenProfile, sandboxProfile } from '../configuration/choose-profile.ts';
import type { Configuration, Profile } from '../configuration/configuration-schema.ts';
import { configurationPath, readConfiguration } from '../configuration/read-configuration.ts';
import { updateConfiguration } from '../configuration/update-configuration.ts';
import { describeClient } from '../connection.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { chooseGateway } from '../gateways/choose-gateway.ts';
import { chooseWay } from '../gateways/choose-way.ts';
import { type GatewayFacts, type GatewayName, gatewayFacts } from '../gateways/gateway-facts.ts';
import { type AnyClient, checkOffer, openClient } from '../gateways/open-client.ts';
import { readSecret } from '../input/read-secret.ts';
import type { Io } from '../io.ts';
import { type Sentence, say } from '../language/sentence.ts';
import type { CommandData } from '../output/command-data.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What may be said about a login on the command line. */
export interface LoginOptions {
  readonly gateway?: GatewayName;
  readonly profile?: string;
  readonly baseUrl?: string;
  /** Whether the gateway is asked if it takes the key. */
  readonly check?: boolean;
  /** Whose session is begun. */
  readonly email?: string;
  /** Whether the session's password comes on standard input. */
  readonly passwordStdin?: boolean;
  /** Whether a key is kept also where a session could be begun. */
  readonly key?: boolean;
}

/** `clawwits login`: keeps a key, or the token of a session, together with the address that it belongs to. */
export async function login(options: LoginOptions, context: CommandContext): Promise<CommandOutcome> {
  const { io, messages, tell } = context;
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const { name, known, gateway } = findPlace(options, configuration, io);
  if (name === sandboxProfile) throw refuse(say('The sandbox needs no key.'), say('Use it with --sandbox.'));
  const baseURL = findAddress(options, known, gateway, io);
  if (baseURL === null) {
    throw refuse(
      say('A key is kept together with the address that it belongs to, and there is none.'),
      say('Give --base-url, or set {variable}.', { variable: gateway.baseURLVariable }),
    );
  }
  const clientOptions = { ...describeClient(messages, 1), ...(await chooseWay(io)), baseURL };
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
  if (wantsSession) await checkOffer(gateway.name, 'auth');
  if (wantsSession || (gateway.name === 'clew' && io.stdin.isTTY === true && options.key !== true)) {
    const { beginSession } = await import('./begin-session.ts');
    // Nothing that needs a key is asked for before there is one.
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
      } satisfies CommandData['login'],
      text:
        session.until === null
          ? say('The session is kept in the profile "{name}", for {baseURL} alone.', { name, baseURL })
          : say('The session is kept in the profile "{name}", for {baseURL} alone, until {moment}.', {
              name,
              baseURL,
              moment: session.until,
            }),
    };
  }
  const apiKey = await readSecret(say('Key (it is not shown): '), io, tell);
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
    } satisfies CommandData['login'],
    text: say('The key is kept in the profile "{name}", for {baseURL} alone.', { name, baseURL }),
    ...(checked?.available !== undefined && { balanceAfter: checked.available }),
  };
}

/** Asks for what costs nothing. */
async function checkKey(
  client: AnyClient,
  gateway: GatewayName,
  signal: AbortSignal,
): Promise<{ readonly userId?: string; readonly available?: number }> {
  if (gateway === 'clawwits') return client.wits.balance({ signal });
  await client.models.list({ signal });
  return {};
}

/** The profile that is meant, which may be a new one, and its gateway. */
function findPlace(
  options: LoginOptions,
  configuration: Configuration,
  io: Io,
): { readonly name: string; readonly known: Profile | undefined; readonly gateway: GatewayFacts } {
  const { profiles = {}, default_profile: byDefault } = configuration;
  const named = options.profile ?? byDefault;
  const there = named !== undefined && Object.hasOwn(profiles, named) ? profiles[named] : undefined;
  const known: ChosenProfile | null =
    named === undefined || there === undefined ? null : { name: named, profile: there };
  // A profile that is not there yet is of whichever gateway is meant.
  const { profile: _, ...isNew } = options;
  const { gateway, profile } = chooseGateway(known === null ? isNew : options, io, known, configuration);
  if (profile !== null && (known !== null || options.profile === undefined)) {
    return { name: profile.name, known: profile.profile, gateway };
  }
  const isDefault = gateway === gatewayFacts.clawwits;
  const name = options.profile ?? (isDefault ? (byDefault ?? 'default') : gateway.name);
  return { name, known: Object.hasOwn(profiles, name) ? profiles[name] : undefined, gateway };
}

function findAddress(
  { baseUrl }: LoginOptions,
  known: Profile | undefined,
  gateway: GatewayFacts,
  { env }: Io,
): string | null {
  return baseUrl ?? known?.base_url ?? (env[gateway.baseURLVariable] || gateway.baseURL);
}

/** `clawwits logout`: forgets the key of a profile. */
export async function logout(options: LoginOptions, { io }: CommandContext): Promise<CommandOutcome> {
  const path = configurationPath(io);
  const configuration = await readConfiguration(path, io.platform);
  const { name, known } = findPlace(options, configuration, io);
  const hadKey = known?.api_key !== undefined;
  if (hadKey) {
    await updateConfiguration(path, io.platform, (current) => ({
      ...current,
      profiles: { ...current.profiles, [name]: withoutKey(findProfile(current, name)) },
    }));
  }
  return {
    data: { profile: name, path, had_key: hadKey } satisfies CommandData['logout'],
    text: !hadKey
      ? say('The profile "{name}" has no key.', { name })
      : say('The key of the profile "{name}" is forgotten.', { name }),
    ...(hadKey && {
      notes: [
        known?.gateway === undefined
          ? say('the key itself is still valid: revoke it at /api-keys if it is not needed')
          : say('the key itself is still valid: revoke it at its gateway if it is not needed'),
      ],
    }),
  };
}

const findProfile = ({ profiles = {} }: Configuration, name: string): Profile | undefined =>
  Object.hasOwn(profiles, name) ? profiles[name] : undefined;

/** A profile without its key, and without the session that the key is the token of. */
function withoutKey({ api_key: _key, api_key_expires_at: _end, email: _email, ...rest }: Profile = {}): Profile {
  return rest;
}

function refuse(message: Sentence, hint: Sentence): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint });
}
