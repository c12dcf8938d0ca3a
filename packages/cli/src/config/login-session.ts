import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { describeMoment } from '../i18n/describe-time.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import type { ChosenProfile } from './choose-profile.ts';

/**
 * Returns the expiry of a session's token: as the gateway reported it, else from the token itself; `null` if both are silent.
 *
 * @returns an ISO 8601 date
 */
export function sessionExpiry(token: string, reported: string | undefined): string | null {
  if (reported !== undefined && !Number.isNaN(Date.parse(reported))) return new Date(reported).toISOString();
  const [, payload = ''] = token.split('.');
  const [, seconds] = /"exp"\s*:\s*(\d{1,12})\b/.exec(Buffer.from(payload, 'base64url').toString('utf8')) ?? [];
  return seconds === undefined ? null : new Date(Number(seconds) * 1_000).toISOString();
}

/**
 * Refuses an expired session before it is sent: the gateway's own refusal would say less.
 *
 * @throws {CommandError} `session_expired`
 */
export function refuseExpiredSession(chosen: ChosenProfile | null, expiresAt: string | undefined): void {
  if (chosen === null || expiresAt === undefined || !(Date.parse(expiresAt) <= Date.now())) return;
  throw new CommandError(
    localized('The session of the profile "{name}" ended on {moment}.', {
      name: chosen.name,
      moment: describeMoment(Date.parse(expiresAt)),
    }),
    {
      exitCode: exitCodes.authentication,
      code: 'session_expired',
      hint: localized('Log in again: {command}', { command: loginCommand(chosen) }),
    },
  );
}

/** Returns the command that begins a new session in a profile. */
export function loginCommand({ name, profile: { gateway } }: ChosenProfile): string {
  const choose = gateway === undefined || name === gateway ? '' : ` --profile ${name}`;
  return `clawwits login${gateway === undefined ? '' : ` --gateway ${gateway}`}${choose}`;
}

/** Describes the session that a profile keeps: its owner and its expiry; `null` if it keeps none. */
export function describeSession(
  chosen: ChosenProfile | null,
): { readonly email: string | null; readonly expiresAt: string | null; readonly description: LocalizedMessage } | null {
  const { email = null, api_key_expires_at: expiresAt = null } = chosen?.profile ?? {};
  if (chosen === null || (email === null && expiresAt === null)) return null;
  const whose = email === null ? localized('of this profile') : untranslated(email);
  if (expiresAt === null) return { email, expiresAt, description: whose };
  const isOver = Date.parse(expiresAt) <= Date.now();
  const moment = describeMoment(Date.parse(expiresAt));
  const description = isOver
    ? localized('{whose}, ended on {moment}; log in again: {command}', { whose, moment, command: loginCommand(chosen) })
    : localized('{whose}, until {moment}', { whose, moment });
  return { email, expiresAt, description };
}
