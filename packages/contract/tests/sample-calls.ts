import type { EndpointName, GatewayName } from '../src/index.ts';
import * as schemas from '../src/schemas/index.ts';

/** A call to an endpoint: what the SDK's method takes, what goes over the wire, and the shape of the answer. */
export interface SampleCall {
  /** Arguments of the SDK's method. */
  readonly args: readonly unknown[];
  /** Path and query that they become, if they differ from the path in the table of endpoints. */
  readonly path?: string;
  /** Body that they become. Default: no body. */
  readonly body?: object;
  /** Schema of the answer on the wire. */
  readonly answer: { parse(value: unknown): unknown };
}

/** Models that each gateway serves. */
const models: Readonly<Record<GatewayName, { readonly chat: string; readonly image: string }>> = {
  clawwits: { chat: 'auto', image: '' },
  clew: { chat: 'deepseek-v4-pro', image: 'minimax-image-01' },
  techopenclaw: { chat: 'gpt-5.4', image: '' },
  klawd: { chat: 'anthropic/claude-opus-4', image: 'replicate/seedream-4.5' },
};

const messages = [{ role: 'user', content: 'Xin chào' }];
const person = { email: 'you@example.com', password: 'yourpassword' };
const webhook = { url: 'https://app.example/hooks', events: ['usage.updated'] };

/** A call to each endpoint of a gateway. An endpoint without a sample does not compile. */
export function sampleCallsOf(gateway: GatewayName): Readonly<Record<EndpointName, SampleCall>> {
  const { chat: model, image } = models[gateway];
  return {
    chatCompletions: {
      args: [{ model, messages, maxTokens: 5 }],
      body: { model, messages, max_tokens: 5 },
      answer: schemas.chatCompletionSchema,
    },
    messages: {
      args: [{ model, messages, maxTokens: 5 }],
      body: { model, messages, max_tokens: 5 },
      answer: schemas.messageSchema,
    },
    responses: {
      args: [
        {
          ...{ model, input: 'Xin chào', maxOutputTokens: 5, topP: 1, toolChoice: 'auto', parallelToolCalls: false },
          ...{ reasoning: { effort: 'high' }, metadata: { ownKey: 'stays' } },
        },
      ],
      body: {
        ...{ model, input: 'Xin chào', max_output_tokens: 5, top_p: 1, tool_choice: 'auto' },
        ...{ parallel_tool_calls: false, reasoning: { effort: 'high' }, metadata: { ownKey: 'stays' } },
      },
      answer: schemas.modelResponseSchema,
    },
    embeddings: {
      args: [{ input: 'Xin chào', encodingFormat: 'float' }],
      body: { input: 'Xin chào', encoding_format: 'float' },
      answer: schemas.embeddingListSchema,
    },
    imageGenerations: {
      args: [{ prompt: 'a cute cat', model: image, n: 2, responseFormat: 'b64_json' }],
      body: { prompt: 'a cute cat', model: image, n: 2, response_format: 'b64_json' },
      answer: schemas.imageListSchema,
    },
    videoGenerations: {
      args: [{ prompt: 'a cat', duration: 6 }],
      body: { prompt: 'a cat', duration: 6 },
      answer: schemas.videoListSchema,
    },
    models: { args: [], answer: schemas.wireModelListSchema },
    witsBalance: { args: [], answer: schemas.witsBalanceSchema },
    authSignup: { args: [person], body: person, answer: schemas.signupResultSchema },
    authLogin: { args: [person], body: person, answer: schemas.loginResultSchema },
    authMe: { args: [], answer: schemas.profileSchema },
    authForgotPassword: {
      args: [{ email: person.email }],
      body: { email: person.email },
      answer: schemas.acknowledgementSchema,
    },
    authResetPassword: {
      args: [{ token: 't', password: 'another-one' }],
      body: { token: 't', password: 'another-one' },
      answer: schemas.acknowledgementSchema,
    },
    keysList: { args: [], answer: schemas.apiKeyListSchema },
    keysCreate: { args: [{ name: 'mine' }], body: { name: 'mine' }, answer: schemas.createdApiKeySchema },
    keysRevoke: { args: ['key/1 ?#'], path: '/v1/keys/key%2F1%20%3F%23', answer: schemas.deletedSchema },
    usageSummary: { args: [], answer: schemas.usageSummarySchema },
    usageDaily: { args: [{ days: 7 }], path: '/v1/usage/daily?days=7', answer: schemas.dailyUsageListSchema },
    billingCheckout: { args: [{ tier: 'pro' }], body: { tier: 'pro' }, answer: schemas.checkoutResultSchema },
    billingInvoices: { args: [], answer: schemas.invoiceListSchema },
    webhooksList: { args: [], answer: schemas.webhookListSchema },
    webhooksCreate: { args: [webhook], body: webhook, answer: schemas.createdWebhookSchema },
    webhooksDelete: { args: ['wh_1'], path: '/v1/webhooks/wh_1', answer: schemas.deletedSchema },
    pluginsList: {
      args: [{ tag: 'git & co', q: 'a b' }],
      path: '/v1/plugins?tag=git+%26+co&q=a+b',
      answer: schemas.pluginListSchema,
    },
    pluginsRetrieve: {
      args: ['@scope/name'],
      path: '/v1/plugins/%40scope%2Fname',
      answer: schemas.pluginSchema,
    },
    updatesLatest: { args: [], answer: schemas.latestUpdateSchema },
    updatesCheck: {
      args: [{ current: '0.1.0' }],
      path: '/v1/updates/check?current=0.1.0',
      answer: schemas.updateCheckSchema,
    },
    telemetryPing: {
      args: [{ instanceId: 'i', version: '1' }],
      body: { instance_id: 'i', version: '1' },
      answer: schemas.telemetryReceiptSchema,
    },
    telemetryEvent: {
      args: [{ instance_id: 'i', event: 'e', properties: { ownKey: 1 } }],
      body: { instance_id: 'i', event: 'e', properties: { ownKey: 1 } },
      answer: schemas.telemetryReceiptSchema,
    },
    telemetryBatch: {
      args: [
        {
          events: [
            { instanceId: 'i', event: 'e' },
            { instance_id: 'j', event: 'f' },
          ],
        },
      ],
      body: {
        events: [
          { instance_id: 'i', event: 'e' },
          { instance_id: 'j', event: 'f' },
        ],
      },
      answer: schemas.telemetryReceiptSchema,
    },
    telemetryStats: { args: [], answer: schemas.telemetryStatsSchema },
    healthReady: { args: [], answer: schemas.healthReportSchema },
  };
}
