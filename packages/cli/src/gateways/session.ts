import type { ChosenProfile } from '../configuration/choose-profile.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { describeMoment } from '../output/describe-time.ts';

/**
 * When a session's token ends: what the gateway said, else what the token itself says; `null` where neither tells.
 *
 * @returns an ISO 8601 date
 */
export function sessionEnd(token: string, told: string | undefined): string | null {
  if (told !== undefined && !Number.isNaN(Date.parse(told))) return new Date(told).toISOString();
  const [, payload = ''] = token.split('.');
  const [, seconds] = /"exp"\s*:\s*(\d{1,12})\b/.exec(Buffer.from(payload, 'base64url').toString('utf8')) ?? [];
  return seconds === undefined ? null : new Date(Number(seconds) * 1_000).toISOString();
}

/**
 * A session that is over is not sent: the gateway would refuse it, and say less.
 *
 * @throws {CommandError} `session_expired`
 */
export function refuseEndedSession(chosen: ChosenProfile | null, expiresAt: string | undefined): void {
  if (chosen === null || expiresAt === undefined || !(Date.parse(expiresAt) <= Date.now())) return;
  throw new CommandError(
    `The session of the profile "${chosen.name}" ended on ${describeMoment(Date.parse(expiresAt))}.`,
    {
      exitCode: exitCodes.authentication,
      code: 'session_expired',
      hint: `Log in again: ${loginCommand(chosen)}`,
    },
  );
}

/** What begins a new session in a profile. */
export function loginCommand({ name, profile: { gateway } }: ChosenProfile): string {
  const choose = gateway === undefined || name === gateway ? '' : ` --profile ${name}`;
  return `clawwits login${gateway === undefined ? '' : ` --gateway ${gateway}`}${choose}`;
}

/** A session that a profile keeps: whose it is, and until when; `null` where the profile keeps none. */
export function describeSession(
  chosen: ChosenProfile | null,
): { readonly email: string | null; readonly expiresAt: string | null; readonly text: string } | null {
  const { email = null, api_key_expires_at: expiresAt = null } = chosen?.profile ?? {};
  if (chosen === null || (email === null && expiresAt === null)) return null;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const when = expiresAt === null ? '' : `, ${isOver ? 'ended on' : 'until'} ${describeMoment(Date.parse(expiresAt))}`;
  const again = isOver ? `; log in again: ${loginCommand(chosen)}` : '';
  return { email, expiresAt, text: `${email ?? 'of this profile'}${when}${again}` };
}
