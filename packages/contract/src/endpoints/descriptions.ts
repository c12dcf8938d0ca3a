import type { EndpointName } from './endpoints.ts';

/** What an endpoint is to people. */
export interface EndpointDescription {
  /** The words after `clawwits` that call it, for the documentation and the test that walks this table. */
  readonly cli: string;
  /** What it does, in a sentence. */
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
  imageGenerations: { cli: 'image', summary: 'Makes images of a text.' },
  videoGenerations: { cli: 'api POST /v1/video/generations', summary: 'Makes a video of a text.' },
  models: { cli: 'models', summary: 'Lists the models, with what is known of their prices.' },
  witsBalance: { cli: 'balance', summary: 'Tells what the wallet holds, in Wits.' },
  authSignup: {
    cli: 'api POST /v1/auth/signup',
    summary: 'Opens an account, with a password of 8 characters or more.',
  },
  authLogin: { cli: 'login', summary: 'Gives the token of a session for an e-mail address and a password.' },
  authMe: { cli: 'api GET /v1/auth/me', summary: 'Tells who is signed in, and what has been used.' },
  authForgotPassword: { cli: 'api POST /v1/auth/forgot', summary: 'Sends a link that resets the password.' },
  authResetPassword: { cli: 'api POST /v1/auth/reset', summary: 'Sets a new password, with the token of the link.' },
  keysList: { cli: 'keys list', summary: 'Lists the API keys, without their secrets.' },
  keysCreate: { cli: 'keys create', summary: 'Makes an API key; its secret is shown this once.' },
  keysRevoke: { cli: 'keys revoke', summary: 'Makes an API key invalid.' },
  usageSummary: { cli: 'usage', summary: 'Sums up what has been used, by provider.' },
  usageDaily: { cli: 'usage', summary: 'Tells what has been used, day by day.' },
  billingCheckout: {
    cli: 'api POST /v1/billing/checkout',
    summary: 'Changes the tier, or gives the address where it is paid.',
  },
  billingInvoices: { cli: 'api GET /v1/billing/invoices', summary: 'Lists the monthly invoices.' },
  webhooksList: { cli: 'api GET /v1/webhooks', summary: 'Lists the webhooks, without their secrets.' },
  webhooksCreate: { cli: 'api POST /v1/webhooks', summary: 'Makes a webhook; its secret is shown this once.' },
  webhooksDelete: { cli: 'api DELETE /v1/webhooks/:id', summary: 'Deletes a webhook.' },
  pluginsList: { cli: 'api GET /v1/plugins', summary: 'Lists the plugins of the marketplace, all or by tag or words.' },
  pluginsRetrieve: { cli: 'api GET /v1/plugins/:name', summary: 'Describes a plugin of the marketplace.' },
  updatesLatest: { cli: 'api GET /v1/updates', summary: 'Tells the latest version of Clew Code.' },
  updatesCheck: {
    cli: 'api GET /v1/updates/check',
    summary: 'Tells whether there is a later version than one of yours.',
  },
  telemetryPing: { cli: 'api POST /v1/telemetry/ping', summary: 'Says that an installation is alive; anonymous.' },
  telemetryEvent: { cli: 'api POST /v1/telemetry/event', summary: 'Records an event of an installation; anonymous.' },
  telemetryBatch: {
    cli: 'api POST /v1/telemetry/batch',
    summary: 'Records several events of installations; anonymous.',
  },
  telemetryStats: {
    cli: 'api GET /v1/telemetry/stats',
    summary: 'Sums up what installations have reported; for the tier Enterprise.',
  },
  healthReady: { cli: 'api GET /health/ready', summary: 'Tells whether the gateway is ready; anonymous.' },
};
