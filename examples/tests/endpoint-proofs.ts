import type { EndpointName } from '@clawwits/contract';
import * as schemas from '@clawwits/contract/schemas';
import { createGateway, type Gateway } from '@clawwits/mock-gateway';

/** Evidence for a row of the endpoint table. */
export interface Proof {
  /** The shape of the answer on the wire. */
  readonly answer: { parse(value: unknown): unknown };
  /** The arguments of the SDK's method. */
  readonly args: readonly unknown[];
  /** Whether the SDK makes another shape of the answer, and keeps each entry's own as `raw`. */
  readonly isReshaped?: boolean;
}

/** What the method is called with where that depends on what the gateway holds. */
type Prepare = (gateway: Gateway<'clew'>, call: (method: string, ...args: unknown[]) => Promise<unknown>) => unknown;

const question = { messages: [{ role: 'user', content: 'Xin chào' }] };
const person = { email: 'you@example.com', password: 'yourpassword' };
const event = { instance_id: 'i-1', event: 'started' };

/** A row without an entry does not compile. */
export const proofs: Readonly<Record<EndpointName, Proof>> = {
  chatCompletions: { answer: schemas.chatCompletionSchema, args: [question] },
  messages: { answer: schemas.messageSchema, args: [{ ...question, max_tokens: 50 }] },
  responses: { answer: schemas.modelResponseSchema, args: [{ input: 'Xin chào' }] },
  embeddings: { answer: schemas.embeddingListSchema, args: [{ input: 'Xin chào' }] },
  imageGenerations: { answer: schemas.imageListSchema, args: [{ prompt: 'a cute cat' }] },
  videoGenerations: { answer: schemas.videoListSchema, args: [{ prompt: 'a cat walking in the park' }] },
  models: { answer: schemas.wireModelListSchema, args: [], isReshaped: true },
  witsBalance: { answer: schemas.witsBalanceSchema, args: [] },
  authSignup: { answer: schemas.signupResultSchema, args: [person] },
  authLogin: { answer: schemas.loginResultSchema, args: [person] },
  authMe: { answer: schemas.profileSchema, args: [] },
  authForgotPassword: { answer: schemas.acknowledgementSchema, args: [{ email: person.email }] },
  authResetPassword: { answer: schemas.acknowledgementSchema, args: [] },
  keysList: { answer: schemas.apiKeyListSchema, args: [] },
  keysCreate: { answer: schemas.createdApiKeySchema, args: [{ name: 'ci' }] },
  keysRevoke: { answer: schemas.deletedSchema, args: [] },
  usageSummary: { answer: schemas.usageSummarySchema, args: [] },
  usageDaily: { answer: schemas.dailyUsageListSchema, args: [{ days: 7 }] },
  billingCheckout: { answer: schemas.checkoutResultSchema, args: [{ tier: 'enterprise' }] },
  billingInvoices: { answer: schemas.invoiceListSchema, args: [] },
  webhooksList: { answer: schemas.webhookListSchema, args: [] },
  webhooksCreate: { answer: schemas.createdWebhookSchema, args: [{ url: 'https://app.example/hooks' }] },
  webhooksDelete: { answer: schemas.deletedSchema, args: [] },
  pluginsList: { answer: schemas.pluginListSchema, args: [] },
  pluginsRetrieve: { answer: schemas.pluginSchema, args: [] },
  updatesLatest: { answer: schemas.latestUpdateSchema, args: [] },
  updatesCheck: { answer: schemas.updateCheckSchema, args: [{ current: '0.1.0' }] },
  telemetryPing: { answer: schemas.telemetryReceiptSchema, args: [{ instance_id: 'i-1' }] },
  telemetryEvent: { answer: schemas.telemetryReceiptSchema, args: [event] },
  telemetryBatch: { answer: schemas.telemetryReceiptSchema, args: [{ events: [event] }] },
  telemetryStats: { answer: schemas.telemetryStatsSchema, args: [] },
  healthReady: { answer: schemas.healthSchema, args: [] },
};

/** Makes what must be there before a call can succeed, and tells the argument that names it. */
export const preparations: Readonly<Partial<Record<EndpointName, Prepare>>> = {
  authLogin: async (_gateway, call) => {
    await call('auth.signup', person);
    return person;
  },
  authResetPassword: async (gateway, call) => {
    await call('auth.signup', person);
    await call('auth.forgotPassword', { email: person.email });
    return { token: gateway.resetTokenOf(person.email), password: 'another password' };
  },
  keysRevoke: async (_gateway, call) => idOf(await call('keys.create', { name: 'old' })),
  webhooksDelete: async (_gateway, call) => idOf(await call('webhooks.create', { url: 'https://app.example/hooks' })),
  pluginsRetrieve: async (_gateway, call) => {
    const { data } = (await call('plugins.list')) as { data: { name: string }[] };
    return data[0]?.name;
  },
};

const idOf = (made: unknown) => (made as { id: string }).id;

/** A gateway with an account whose tier covers everything that is offered. */
export const createGateways = {
  clawwits: () => createGateway(),
  clew: () => createGateway({ gateway: 'clew', tier: 'enterprise' }),
  techopenclaw: () => createGateway({ gateway: 'techopenclaw' }),
  klawd: () => createGateway({ gateway: 'klawd', tier: 'pro' }),
} as const;
