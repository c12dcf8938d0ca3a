import { AuthenticationError } from '@clawwits/sdk-ts';
import type { Profile } from '../../config/configuration-schema.ts';
import { sessionExpiry } from '../../config/login-session.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import type { AnyClient } from '../../gateway/open-client.ts';
import { describeMoment } from '../../i18n/describe-time.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import { type KnownCredentials, readCredentials } from '../../input/read-credentials.ts';
import type { CommandContext } from '../../program/command-context.ts';

/** A session that has begun: what its profile keeps of it. */
export interface BegunSession {
  readonly kept: Pick<Profile, 'api_key' | 'api_key_expires_at' | 'email'>;
  readonly userId: string | null;
  /** Its end; `null` if it is unknown. */
  readonly until: LocalizedMessage | null;
}

/**
 * Signs in with an e-mail address and a password. The password is kept nowhere.
 *
 * @throws {ClawwitsError | CommandError} if the gateway refuses them, or they cannot be read
 */
export async function beginSession(
  client: AnyClient,
  known: KnownCredentials,
  { io, translate }: Pick<CommandContext, 'io' | 'translate'>,
): Promise<BegunSession> {
  const { auth } = client;
  const { email, password } = await readCredentials(known, io, translate);
  const {
    token,
    expires_at: reported,
    user,
  } = await auth.login({ email, password }, { signal: io.signal }).catch((error: unknown) => {
    throw error instanceof AuthenticationError ? wrongPassword(error) : error;
  });
  if (typeof token !== 'string' || token === '' || /[^\x21-\x7e]/.test(token)) throw noToken();
  const expiresAt = sessionExpiry(token, reported);
  return {
    kept: { api_key: token, email, ...(expiresAt !== null && { api_key_expires_at: expiresAt }) },
    userId: typeof user?.id === 'string' ? user.id : null,
    until: expiresAt === null ? null : untranslated(describeMoment(Date.parse(expiresAt))),
  };
}

function wrongPassword(cause: AuthenticationError): CommandError {
  return new CommandError(localized('The e-mail address and the password do not belong together.'), {
    exitCode: exitCodes.authentication,
    code: 'wrong_password',
    hint: localized('Type them again, or have a link sent: {command}', {
      command: `clawwits api POST /v1/auth/forgot -d '{"email": "…"}' --gateway clew`,
    }),
    cause,
  });
}

function noToken(): CommandError {
  return new CommandError(localized('The gateway answered, but not with a session.'), {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
  });
}
