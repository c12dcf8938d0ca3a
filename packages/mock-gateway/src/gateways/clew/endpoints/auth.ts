import type {
  Acknowledgement,
  Credentials,
  ForgotPasswordRequest,
  LoginResult,
  Profile,
  ResetPasswordRequest,
  SignupResult,
  User,
} from '@clawwits/contract';
import { credentialsSchema, forgotPasswordRequestSchema, resetPasswordRequestSchema } from '@clawwits/contract/schemas';
import { Refusal } from '../../../core/refusal.ts';
import { seededRandom } from '../../../random/seeded.ts';
import type { ClewAccount } from '../account.ts';
import { addAccount, sessionSeconds } from '../controls.ts';
import { hashPassword, isPassword } from '../password.ts';
import { usageOfMonth } from '../usage-of-month.ts';
import { type ClewAnonymous, type ClewKeyed, toDate } from './clew-handler.ts';

/** Lifetime of the link that resets a password, in milliseconds. */
const resetLinkMs = 60 * 60 * 1000;

const describeUser = ({ id, email, tier, createdAt }: ClewAccount): User => ({
  id,
  email,
  tier,
  created_at: toDate(createdAt),
});

/** `POST /v1/auth/signup`: an account of the tier `free`. */
export const signup: ClewAnonymous<Credentials> = {
  kind: 'anonymous',
  schema: credentialsSchema,
  isSecret: true,
  answer({ state, body: { email, password } }): SignupResult {
    if (state.own.byEmail.has(email.toLowerCase())) {
      throw new Refusal('conflict', 'There is an account with this address already; sign in.', { param: 'email' });
    }
    return { user: describeUser(addAccount(state, { email, password, tier: 'free' })) };
  },
};

/** `POST /v1/auth/login`: the token of a session. */
export const login: ClewAnonymous<Credentials> = {
  kind: 'anonymous',
  schema: credentialsSchema,
  isSecret: true,
  async answer({ state, body: { email, password } }): Promise<LoginResult> {
    const account = state.own.byEmail.get(email.toLowerCase());
    const hash = await account?.password;
    if (account === undefined || !hash || !(await isPassword(password, hash))) {
      throw new Refusal('unauthorized', 'The address or the password is wrong.');
    }
    const expiresAt = state.clock.now() + sessionSeconds * 1000;
    const token = await state.sessions.create(account.id, sessionSeconds);
    return { token, expires_at: toDate(expiresAt), user: describeUser(account) };
  },
};

/** `GET /v1/auth/me`: the signed-in user, and the usage of this month. */
export const me: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ state, account }): Profile {
    const { requests, promptTokens, outputTokens, costUSD } = usageOfMonth(account, state.clock.now());
    return {
      user: describeUser(account),
      usage: { requests, total_tokens: promptTokens + outputTokens, cost_usd: costUSD },
    };
  },
};

/** `POST /v1/auth/forgot`: the same answer whether or not there is such an account; the gateway's controls have the token. */
export const forgotPassword: ClewAnonymous<ForgotPasswordRequest> = {
  kind: 'anonymous',
  schema: forgotPasswordRequestSchema,
  answer({ state, body }): Acknowledgement {
    const email = body.email.toLowerCase();
    if (state.own.byEmail.has(email)) {
      const token = seededRandom(state.options.seed, 'reset', email, state.clock.now()).letters(32);
      state.own.resetTokens.set(email, { token, expiresAt: state.clock.now() + resetLinkMs });
    }
    return { message: 'If there is such an account, a link is on its way.' };
  },
};

/** `POST /v1/auth/reset`: sets a new password; a token can be used once. */
export const resetPassword: ClewAnonymous<ResetPasswordRequest> = {
  kind: 'anonymous',
  schema: resetPasswordRequestSchema,
  isSecret: true,
  answer({ state, body: { token, password } }): Acknowledgement {
    const { own, clock, options } = state;
    const [email] =
      [...own.resetTokens].find(([, known]) => known.token === token && known.expiresAt > clock.now()) ?? [];
    const account = email === undefined ? undefined : own.byEmail.get(email);
    if (email === undefined || account === undefined) {
      throw new Refusal('invalid_request', 'token: is unknown, used, or expired; ask for a new link.', {
        param: 'token',
      });
    }
    own.resetTokens.delete(email);
    account.password = hashPassword(password, `${options.seed} ${account.id} ${token}`);
    return { message: 'The password has been set.' };
  },
};
