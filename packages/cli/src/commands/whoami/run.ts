import { defaultGateway } from '../../config/choose-gateway.ts';
import type { ConnectionOptions } from '../../config/connection-options.ts';
import { describeSession } from '../../config/login-session.ts';
import { originsOf } from '../../config/merge-defaults.ts';
import { resolveSettings } from '../../config/resolve-settings.ts';
import { isOwnGateway } from '../../config/resolve-target.ts';
import { asIs, type Sentence, say } from '../../i18n/sentence.ts';
import { inEnglish } from '../../i18n/tell.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { WhoamiData } from './data.ts';

/** `clawwits whoami`: which gateway, key and settings commands would use, and where each was found. Sends nothing. */
export async function whoami(options: ConnectionOptions, { io, tell }: CommandContext): Promise<CommandOutcome> {
  const { isSandbox, gateway, gatewayPlace, profile, project, apiKey, baseURL, path } = await resolveSettings(
    options,
    io,
  );
  const session = apiKey?.isOfProfile === true ? describeSession(profile) : null;
  const origins = isSandbox ? [] : originsOf(project, isOwnGateway(profile, baseURL) ? profile : null);
  const data = {
    sandbox: isSandbox,
    gateway: gateway.name,
    gateway_from: inEnglish(gatewayPlace),
    profile: profile?.name ?? null,
    base_url: baseURL?.value ?? null,
    base_url_from: baseURL === null ? null : inEnglish(baseURL.place),
    // The key itself is never printed.
    api_key_from: apiKey === null ? null : inEnglish(apiKey.place),
    email: session?.email ?? null,
    session_expires_at: session?.expiresAt ?? null,
    settings: Object.fromEntries(origins.map(({ name, value, place }) => [name, { value, from: inEnglish(place) }])),
    path,
    project: project?.path ?? null,
  } satisfies WhoamiData;
  if (isSandbox) {
    const text =
      gateway.name === 'clawwits'
        ? say('The gateway inside this command: no key, no real model, play money.')
        : say('The {gateway} gateway inside this command: no key, no real model, play money.', {
            gateway: gateway.title,
          });
    return { data, text };
  }
  const none = say('none');
  const lines: (readonly [Sentence, Sentence])[] = [
    ...(gatewayPlace === defaultGateway.place
      ? []
      : [[say('speaks to'), say('{value}, from {place}', { value: gateway.title, place: gatewayPlace })] as const]),
    [say('gateway'), baseURL === null ? none : say('{value}, from {place}', { ...baseURL })],
    [say('key'), apiKey === null ? none : say('from {place}', { place: apiKey.place })],
    ...(session === null ? [] : [[say('session'), session.said] as const]),
    [say('profile'), data.profile === null ? none : asIs(data.profile)],
    ...origins.map(
      ({ name, value, place }) =>
        [asIs(name), say('{value}, from {place}', { value: shorten(toSingleLine(String(value))), place })] as const,
    ),
    [say('file'), path === null ? say('no home folder') : asIs(path)],
    [say('project'), data.project === null ? none : asIs(data.project)],
  ];
  const names = lines.map(([name]) => tell(name));
  const widest = Math.max(11, ...names.map((name) => name.length));
  const text = lines.map(([, value], index) => `${names[index]?.padEnd(widest)} ${toSingleLine(tell(value))}`);
  return { data, text: asIs(text.join('\n')) };
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
