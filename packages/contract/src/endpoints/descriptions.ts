import type { EndpointName } from './endpoints.ts';

/** Description of an endpoint for people. */
export interface EndpointDescription {
  /** The words after `clawwits` that call it, for the documentation and the test that walks this table. */
  readonly cli: string;
  /** Its effect, in a sentence. */
  readonly summary: string;
}

/** The descriptions of all endpoints: apart from the endpoints themselves, which every page's bundle carries. */
export const endpointDescriptions: Readonly<Record<EndpointName, EndpointDescription>> = {
  chatCompletions: {
    cli: 'chat',
    summary: 'Answers a conversation, in the shapes of the OpenAI Chat Completions API.',
  },
  messages: { cli: 'messages', summary: 'Answers a conversation, in the shapes of the Anthropic Messages API.' },
  responses: {
    cli: 'api POST /v1/responses',
    summary: 'Answers a conversation, in the shapes of the OpenAI Responses API.',
  },
  embeddings: { cli: 'embed', summary: 'Turns texts into vectors of 1024 numbers and unit length.' },
  imageGenerations: { cli: 'image', summary: 'Generates images from a text.' },
  videoGenerations: { cli: 'api POST /v1/video/generations', summary: 'Generates a video from a text.' },
  models: { cli: 'models', summary: 'Lists the models, with their known prices.' },
  witsBalance: { cli: 'balance', summary: 'Returns the balance of the wallet, in Wits.' },
  authSignup: {
    cli: 'api POST /v1/auth/signup',
    summary: 'Opens an account, with a password of 8 characters or more.',
  },
  authLogin: { cli: 'login', summary: 'Returns a session token for an e-mail address and a password.' },
  authMe: { cli: 'api GET /v1/auth/me', summary: 'Returns the signed-in user and the usage.' },
  authForgotPassword: { cli: 'api POST /v1/auth/forgot', summary: 'Sends a link that resets the password.' },
  authResetPassword: { cli: 'api POST /v1/auth/reset', summary: 'Sets a new password, with the token of the link.' },
  keysList: { cli: 'keys list', summary: 'Lists the API keys, without their secrets.' },
  keysCreate: { cli: 'keys create', summary: 'Creates an API key; its secret is shown only once.' },
  keysRevoke: { cli: 'keys revoke', summary: 'Revokes an API key.' },
  usageSummary: { cli: 'usage', summary: 'Returns the usage by provider.' },
  usageDaily: { cli: 'usage', summary: 'Returns the usage by day.' },
  billingCheckout: {
    cli: 'api POST /v1/billing/checkout',
    summary: 'Changes the tier, or returns the address at which it is paid.',
  },
  billingInvoices: { cli: 'api GET /v1/billing/invoices', summary: 'Lists the monthly invoices.' },
  webhooksList: { cli: 'api GET /v1/webhooks', summary: 'Lists the webhooks, without their secrets.' },
  webhooksCreate: { cli: 'api POST /v1/webhooks', summary: 'Creates a webhook; its secret is shown only once.' },
  webhooksDelete: { cli: 'api DELETE /v1/webhooks/:id', summary: 'Deletes a webhook.' },
  pluginsList: { cli: 'api GET /v1/plugins', summary: 'Lists the plugins of the marketplace, all or by tag or words.' },
  pluginsRetrieve: { cli: 'api GET /v1/plugins/:name', summary: 'Describes a plugin of the marketplace.' },
  updatesLatest: { cli: 'api GET /v1/updates', summary: 'Returns the latest version of Clew Code.' },
  updatesCheck: {
    cli: 'api GET /v1/updates/check',
    summary: 'Checks for a later version than yours.',
  },
  telemetryPing: { cli: 'api POST /v1/telemetry/ping', summary: 'Reports that an installation is alive; anonymous.' },
  telemetryEvent: { cli: 'api POST /v1/telemetry/event', summary: 'Records an event of an installation; anonymous.' },
  telemetryBatch: {
    cli: 'api POST /v1/telemetry/batch',
    summary: 'Records several events of installations; anonymous.',
  },
  telemetryStats: {
    cli: 'api GET /v1/telemetry/stats',
    summary: 'Returns statistics of installations; for the tier Enterprise.',
  },
  healthReady: { cli: 'api GET /health/ready', summary: 'Checks whether the gateway is ready; anonymous.' },
};
