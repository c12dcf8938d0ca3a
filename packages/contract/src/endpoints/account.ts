import type { Endpoint } from './endpoint.ts';

/**
 * Tells what the wallet holds.
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
  cli: 'balance',
  summary: 'Tells what the wallet holds, in Wits.',
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
  cli: 'api POST /v1/auth/signup',
  summary: 'Opens an account, with a password of 8 characters or more.',
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
  cli: 'login',
  summary: 'Gives the token of a session for an e-mail address and a password.',
} as const satisfies Endpoint;

/**
 * Tells whose key it is.
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
  cli: 'api GET /v1/auth/me',
  summary: 'Tells who is signed in, and what has been used.',
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
  cli: 'api POST /v1/auth/forgot',
  summary: 'Sends a link that resets the password.',
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
  cli: 'api POST /v1/auth/reset',
  summary: 'Sets a new password, with the token of the link.',
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
  cli: 'keys list',
  summary: 'Lists the API keys, without their secrets.',
} as const satisfies Endpoint;

/**
 * Makes an API key.
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
  cli: 'keys create',
  summary: 'Makes an API key; its secret is shown this once.',
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
  cli: 'keys revoke',
  summary: 'Makes an API key invalid.',
} as const satisfies Endpoint;

/**
 * Sums up what has been used.
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
  cli: 'usage',
  summary: 'Sums up what has been used, by provider.',
} as const satisfies Endpoint;

/**
 * Tells what has been used, day by day.
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
  cli: 'usage',
  summary: 'Tells what has been used, day by day.',
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
  cli: 'api POST /v1/billing/checkout',
  summary: 'Changes the tier, or gives the address where it is paid.',
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
  cli: 'api GET /v1/billing/invoices',
  summary: 'Lists the monthly invoices.',
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
  cli: 'api GET /v1/webhooks',
  summary: 'Lists the webhooks, without their secrets.',
} as const satisfies Endpoint;

/**
 * Makes a webhook.
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
  cli: 'api POST /v1/webhooks',
  summary: 'Makes a webhook; its secret is shown this once.',
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
  cli: 'api DELETE /v1/webhooks/:id',
  summary: 'Deletes a webhook.',
} as const satisfies Endpoint;
