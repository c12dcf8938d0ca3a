import {
  type Acknowledgement,
  authForgotPassword,
  authLogin,
  authMe,
  authResetPassword,
  authSignup,
  type Credentials,
  type ForgotPasswordRequest,
  type LoginResult,
  type Profile,
  type ResetPasswordRequest,
  type SignupResult,
} from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { expectTextsIn } from '../wire/expect.ts';

/** `client.auth`: the account itself. All but `me` work without a key. */
export interface Auth {
  /**
   * Opens an account. Costs nothing.
   *
   * @param params the password has 8 characters or more
   * @param options for this call alone
   * @throws {RequestRejectedError} `conflict` where the address has an account already
   * @see docs/contract.md §2, `POST /v1/auth/signup`
   *
   * @example
   * const client = new Clawwits({ gateway: clew });
   * await client.auth.signup({ email: 'you@example.com', password: 'yourpassword' });
   */
  signup(params: Credentials, options?: RequestOptions): ClawwitsPromise<SignupResult>;
  /**
   * Opens a session; its token serves as a key. Costs nothing.
   *
   * @param options for this call alone
   * @throws {AuthenticationError} `unauthorized` where address and password do not belong together
   * @see docs/contract.md §2, `POST /v1/auth/login`
   *
   * @example
   * const { token } = await client.auth.login({ email: 'you@example.com', password: 'yourpassword' });
   * const session = client.withOptions({ apiKey: token });
   */
  login(params: Credentials, options?: RequestOptions): ClawwitsPromise<LoginResult>;
  /**
   * Returns who is signed in, and the usage of this month. Costs nothing; needs the token of a session.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/auth/me`
   *
   * @example
   * const { user, usage } = await session.auth.me();
   */
  me(options?: RequestOptions): ClawwitsPromise<Profile>;
  /**
   * Sends a link that resets the password. Says the same whether or not there is such an account.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/auth/forgot`
   */
  forgotPassword(params: ForgotPasswordRequest, options?: RequestOptions): ClawwitsPromise<Acknowledgement>;
  /**
   * Sets a new password, with the token of the link.
   *
   * @param params the password has 8 characters or more
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/auth/reset`
   */
  resetPassword(params: ResetPasswordRequest, options?: RequestOptions): ClawwitsPromise<Acknowledgement>;
}

/** Builds the resource over a client's core. */
export function createAuth(core: ClientCore): Auth {
  return {
    signup: (params, options) =>
      callJson<SignupResult>(core, {
        endpoint: authSignup,
        body: () => expectTextsIn(params, 'email', 'password'),
        secrets: [params?.password],
        options,
      }),
    login: (params, options) =>
      callJson<LoginResult>(core, {
        endpoint: authLogin,
        body: () => expectTextsIn(params, 'email', 'password'),
        secrets: [params?.password],
        options,
      }),
    me: (options) => callJson<Profile>(core, { endpoint: authMe, body: null, options }),
    forgotPassword: (params, options) =>
      callJson<Acknowledgement>(
        core,
        { endpoint: authForgotPassword, body: () => expectTextsIn(params, 'email'), options },
        acknowledge,
      ),
    resetPassword: (params, options) =>
      callJson<Acknowledgement>(
        core,
        {
          endpoint: authResetPassword,
          body: () => expectTextsIn(params, 'token', 'password'),
          secrets: [params?.token, params?.password],
          options,
        },
        acknowledge,
      ),
  };
}

/** No document shows what is said when all is well: nothing is as good as anything. */
const acknowledge = (text: string) => (text === '' ? { value: { message: '' } } : null);
