import { defaultGateway } from '../../config/choose-gateway.ts';
import type { ConnectionOptions } from '../../config/connection-options.ts';
import { describeSession } from '../../config/login-session.ts';
import { originsOf } from '../../config/merge-defaults.ts';
import { resolveSettings } from '../../config/resolve-settings.ts';
import { isOwnGateway } from '../../config/resolve-target.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import { inEnglish } from '../../i18n/translate.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { WhoamiData } from './data.ts';

/** `clawwits whoami`: which gateway, key and settings commands would use, and where each was found. Sends nothing. */
export async function whoami(options: ConnectionOptions, { io, translate }: CommandContext): Promise<CommandOutcome> {
  const { isSandbox, gateway, gatewayPlace, profile, project, apiKey, baseURL, path } = await resolveSettings(
    options,
    io,
  );
  const session = apiKey?.belongsToProfile === true ? describeSession(profile) : null;
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
        ? localized('The gateway inside this command: no key, no real model, play money.')
        : localized('The {gateway} gateway inside this command: no key, no real model, play money.', {
            gateway: gateway.title,
          });
    return { data, text };
  }
  const none = localized('none');
  const lines: (readonly [LocalizedMessage, LocalizedMessage])[] = [
    ...(gatewayPlace === defaultGateway.place
      ? []
      : [
          [
            localized('speaks to'),
            localized('{value}, from {place}', { value: gateway.title, place: gatewayPlace }),
          ] as const,
        ]),
    [localized('gateway'), baseURL === null ? none : localized('{value}, from {place}', { ...baseURL })],
    [localized('key'), apiKey === null ? none : localized('from {place}', { place: apiKey.place })],
    ...(session === null ? [] : [[localized('session'), session.description] as const]),
    [localized('profile'), data.profile === null ? none : untranslated(data.profile)],
    ...origins.map(
      ({ name, value, place }) =>
        [
          untranslated(name),
          localized('{value}, from {place}', { value: shorten(toSingleLine(String(value))), place }),
        ] as const,
    ),
    [localized('file'), path === null ? localized('no home folder') : untranslated(path)],
    [localized('project'), data.project === null ? none : untranslated(data.project)],
  ];
  const names = lines.map(([name]) => translate(name));
  const widest = Math.max(11, ...names.map((name) => name.length));
  const text = lines.map(([, value], index) => `${names[index]?.padEnd(widest)} ${toSingleLine(translate(value))}`);
  return { data, text: untranslated(text.join('\n')) };
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
