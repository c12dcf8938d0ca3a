import type { Endpoint } from './endpoint.ts';

/**
 * Returns the balance of the wallet.
 * @see docs/contract.md §1, Endpoints
 */
export const witsBalance = {
  name: 'witsBalance',
  method: 'GET',
  path: '/v1/wits/balance',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'wits.balance',
} as const satisfies Endpoint;

/**
 * Opens an account.
 * @see docs/contract.md §2, Account
 */
export const authSignup = {
  name: 'authSignup',
  method: 'POST',
  path: '/v1/auth/signup',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'auth.signup',
} as const satisfies Endpoint;

/**
 * Opens a session.
 * @see docs/contract.md §2, Account
 */
export const authLogin = {
  name: 'authLogin',
  method: 'POST',
  path: '/v1/auth/login',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'auth.login',
} as const satisfies Endpoint;

/**
 * Returns the owner of the key.
 * @see docs/contract.md §2, Account
 */
export const authMe = {
  name: 'authMe',
  method: 'GET',
  path: '/v1/auth/me',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'auth.me',
} as const satisfies Endpoint;

/**
 * Asks for a link that resets the password.
 * @see docs/contract.md §2, Account
 */
export const authForgotPassword = {
  name: 'authForgotPassword',
  method: 'POST',
  path: '/v1/auth/forgot',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'auth.forgotPassword',
} as const satisfies Endpoint;

/**
 * Sets a new password.
 * @see docs/contract.md §2, Account
 */
export const authResetPassword = {
  name: 'authResetPassword',
  method: 'POST',
  path: '/v1/auth/reset',
  dialect: 'native',
  auth: 'none',
  isBilled: false,
  scopes: null,
  sdk: 'auth.resetPassword',
} as const satisfies Endpoint;

/**
 * Lists the API keys.
 * @see docs/contract.md §2
 */
export const keysList = {
  name: 'keysList',
  method: 'GET',
  path: '/v1/keys',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'keys.list',
} as const satisfies Endpoint;

/**
 * Creates an API key.
 * @see docs/contract.md §2
 */
export const keysCreate = {
  name: 'keysCreate',
  method: 'POST',
  path: '/v1/keys',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'keys.create',
} as const satisfies Endpoint;

/**
 * Revokes an API key.
 * @see docs/contract.md §2
 */
export const keysRevoke = {
  name: 'keysRevoke',
  method: 'DELETE',
  path: '/v1/keys/:id',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'keys.revoke',
} as const satisfies Endpoint;

/**
 * Returns the usage, by provider.
 * @see docs/contract.md §2
 */
export const usageSummary = {
  name: 'usageSummary',
  method: 'GET',
  path: '/v1/usage',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'usage.summary',
} as const satisfies Endpoint;

/**
 * Returns the usage by day.
 * @see docs/contract.md §2
 */
export const usageDaily = {
  name: 'usageDaily',
  method: 'GET',
  path: '/v1/usage/daily',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'usage.daily',
} as const satisfies Endpoint;

/**
 * Changes the tier.
 * @see docs/contract.md §2
 */
export const billingCheckout = {
  name: 'billingCheckout',
  method: 'POST',
  path: '/v1/billing/checkout',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'billing.checkout',
} as const satisfies Endpoint;

/**
 * Lists the monthly invoices.
 * @see docs/contract.md §2
 */
export const billingInvoices = {
  name: 'billingInvoices',
  method: 'GET',
  path: '/v1/billing/invoices',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'billing.invoices',
} as const satisfies Endpoint;

/**
 * Lists the webhooks.
 * @see docs/contract.md §2
 */
export const webhooksList = {
  name: 'webhooksList',
  method: 'GET',
  path: '/v1/webhooks',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'webhooks.list',
} as const satisfies Endpoint;

/**
 * Creates a webhook.
 * @see docs/contract.md §2
 */
export const webhooksCreate = {
  name: 'webhooksCreate',
  method: 'POST',
  path: '/v1/webhooks',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'webhooks.create',
} as const satisfies Endpoint;

/**
 * Deletes a webhook.
 * @see docs/contract.md §2
 */
export const webhooksDelete = {
  name: 'webhooksDelete',
  method: 'DELETE',
  path: '/v1/webhooks/:id',
  dialect: 'native',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'webhooks.delete',
} as const satisfies Endpoint;
