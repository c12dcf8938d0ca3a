import { errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../core/clock.ts';
import { seededRandom } from '../random/seeded.ts';

/** Owner of a session token, or the reason why the token is invalid. */
export type SessionVerdict =
  | { readonly accountId: string; readonly reason?: undefined }
  | { readonly accountId?: undefined; readonly reason: string };

/** Signs and verifies the JWTs of sessions. */
export interface Sessions {
  create(accountId: string, expiresInSeconds: number): Promise<string>;
  verify(token: string): Promise<SessionVerdict>;
}

/**
 * Creates sessions whose secret follows from the seed and whose expiry follows the gateway's clock.
 *
 * @param gateway its name: no other gateway takes its sessions
 */
export function createSessions(seed: string, clock: Clock, gateway: string): Sessions {
  const issuer = `${gateway}-mock-gateway`;
  const secret = new TextEncoder().encode(seededRandom(seed, 'session').letters(64));
  const seconds = () => Math.floor(clock.now() / 1000);
  return {
    create: (accountId, expiresInSeconds) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(accountId)
        .setIssuer(issuer)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + expiresInSeconds)
        .sign(secret),
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          issuer,
          currentDate: new Date(clock.now()),
          requiredClaims: ['exp', 'sub'],
        });
        return { accountId: payload.sub ?? '' };
      } catch (error) {
        if (error instanceof errors.JWTExpired) return { reason: 'The session has expired.' };
        if (error instanceof errors.JWSSignatureVerificationFailed)
          return { reason: "The session's signature is wrong." };
        if (error instanceof errors.JOSEError) return { reason: 'The session token is not valid.' };
        throw error;
      }
    },
  };
}
