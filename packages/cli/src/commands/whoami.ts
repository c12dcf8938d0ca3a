import type { ConnectionOptions } from '../configuration/connection-options.ts';
import { originsOf } from '../configuration/merge-defaults.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import { isOwnGateway } from '../configuration/resolve-target.ts';
import { describeSession } from '../gateways/session.ts';
import { toSingleLine } from '../output/strip-controls.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits whoami`: which gateway, key and settings commands would use, and where each was found. Sends nothing. */
export async function whoami(options: ConnectionOptions, { io }: CommandContext): Promise<CommandOutcome> {
  const { isSandbox, gateway, gatewayPlace, profile, project, apiKey, baseURL, path } = await resolveSettings(
    options,
    io,
  );
  const session = apiKey?.isOfProfile === true ? describeSession(profile) : null;
  const origins = isSandbox ? [] : originsOf(project, isOwnGateway(profile, baseURL) ? profile : null);
  const data = {
    sandbox: isSandbox,
    gateway: gateway.name,
    gateway_from: gatewayPlace,
    profile: profile?.name ?? null,
    base_url: baseURL?.value ?? null,
    base_url_from: baseURL?.place ?? null,
    // The key itself is never printed.
    api_key_from: apiKey?.place ?? null,
    email: session?.email ?? null,
    session_expires_at: session?.expiresAt ?? null,
    settings: Object.fromEntries(origins.map(({ name, value, place }) => [name, { value, from: place }])),
    path,
    project: project?.path ?? null,
  };
  if (isSandbox)
    return {
      data,
      text: `The ${gateway.name === 'clawwits' ? 'gateway' : `${gateway.title} gateway`} inside this command: no key, no real model, play money.`,
    };
  const lines = [
    ...(gatewayPlace === 'the default' ? [] : [['speaks to', `${gateway.title}, from ${gatewayPlace}`]]),
    ['gateway', baseURL === null ? 'none' : `${baseURL.value}, from ${baseURL.place}`],
    ['key', apiKey === null ? 'none' : `from ${apiKey.place}`],
    ...(session === null ? [] : [['session', toSingleLine(session.text)]]),
    ['profile', data.profile ?? 'none'],
    ...origins.map(({ name, value, place }) => [name, `${shorten(toSingleLine(String(value)))}, from ${place}`]),
    ['file', path],
    ['project', data.project ?? 'none'],
  ];
  return { data, text: lines.map(([name = '', value]) => `${name.padEnd(11)} ${value}`).join('\n') };
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
