import { createGateway } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { Clawwits, GatewayError } from '../../src/index.ts';
import { type Answers, validate } from '../../src/validate.ts';
import { hello, helloStream } from '../support/client.ts';

const gateway = createGateway();
const cw = new Clawwits({ baseURL: 'https://gateway.clawwits.test', apiKey: gateway.apiKey, fetch: gateway.fetch });

const message = { messages: hello.messages, maxTokens: 50 };
const user = { id: 'u', email: 'you@example.com', tier: 'pro' };
const totals = { requests: 1, total_tokens: 2, cost_usd: 0.5 };
const apiKey = { id: 'k', name: 'ci', prefix: 'clew_', created_at: '2026-11-21T00:00:00Z' };
const webhook = { id: 'w', url: 'https://app.example/hooks', events: [], created_at: '2026-11-21T00:00:00Z' };
const plugin = { name: 'p', description: 'd', version: '1.0.0', tags: [] };
const response: Answers['ModelResponse'] = {
  ...{ id: 'resp_1', object: 'response', created_at: 1, model: 'gpt-5.4-codex' },
  output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Xin chào' }] }],
};

/** What only the other gateways answer. */
const samples: Omit<Answers, OfTheReference> = {
  Acknowledgement: { message: 'Sent.' },
  ApiKeyList: { data: [apiKey] },
  CheckoutResult: { url: null, tier: 'free' },
  CreatedApiKey: { ...apiKey, key: 'clew_secret' },
  CreatedWebhook: { ...webhook, secret: 's' },
  DailyUsageList: { data: [{ date: '2026-11-21', ...totals }] },
  Deleted: { id: 'k', deleted: true },
  HealthReport: { status: 'ok', region: 'sg' },
  ImageList: { created: 1, data: [{ url: 'https://pictures.example/1' }] },
  InvoiceList: {
    data: [{ id: 'i', period: '2026-11', requests: 1, total_tokens: 2, amount_usd: 10, status: 'open' }],
  },
  LatestUpdate: { version: '1.2.3' },
  LoginResult: { token: 'a.b.c' },
  ModelResponse: response,
  Plugin: plugin,
  PluginList: { data: [plugin] },
  Profile: { user, usage: totals },
  ResponseStreamEvent: { type: 'response.completed', response },
  SignupResult: { user },
  TelemetryReceipt: { ok: true, accepted: 1 },
  TelemetryStats: { instances: 1, pings: 1, events: 1, events_by_name: { started: 1 } },
  UpdateCheck: { current: '0.1.0', latest: '1.2.3', update_available: true },
  UsageSummary: { ...totals, providers: [{ provider: 'OpenAI', ...totals }] },
  VideoList: { created: 1, data: [{ url: 'https://films.example/1' }] },
  WebhookEvent: { type: 'usage.updated', data: {} },
  WebhookList: { data: [webhook] },
  WireModelList: { data: [{ id: 'gpt-5.4' }] },
};

type OfTheReference =
  | 'ChatCompletion'
  | 'ChatCompletionChunk'
  | 'Message'
  | 'MessageStreamEvent'
  | 'EmbeddingList'
  | 'Base64EmbeddingList'
  | 'WitsBalance';

const answers: { [Name in OfTheReference]: () => Promise<Answers[Name]> } = {
  ChatCompletion: async () => cw.chat.completions.create(hello),
  ChatCompletionChunk: async () => firstOf(await cw.chat.completions.create(helloStream)),
  Message: async () => cw.messages.create(message),
  MessageStreamEvent: async () => firstOf(await cw.messages.create({ ...message, stream: true })),
  EmbeddingList: async () => cw.embeddings.create({ input: 'Xin chào' }),
  Base64EmbeddingList: async () => cw.embeddings.create({ input: 'Xin chào', encodingFormat: 'base64' }),
  WitsBalance: async () => cw.wits.balance(),
};

async function firstOf<Event>(stream: AsyncIterable<Event>): Promise<Event> {
  for await (const event of stream) return event;
  throw new Error('The stream was empty.');
}

describe('validate', () => {
  for (const [name, answer] of Object.entries(answers) as [OfTheReference, () => Promise<unknown>][]) {
    it(`gives a ${name} of the gateway back, untouched`, async () => {
      const value = await answer();
      expect(validate(name, value)).toBe(value);
    });

    it(`names what is wrong with a ${name}`, () => {
      const check = () => validate(name, { object: 'list', data: 7, type: 'message_start', available: 'many' });
      expect(check).toThrowError(GatewayError);
      expect(check).toThrowError(new RegExp(`does not match the type ${name} of the contract: \\S+`));
    });
  }

  it.each(Object.entries(samples) as [keyof Answers, unknown][])(
    'accepts a %s, and refuses another value',
    (name, value) => {
      expect(validate(name, value)).toBe(value);
      expect(() => validate(name, { data: 7, type: 'message_start' })).toThrowError(GatewayError);
    },
  );

  it('names the field', () => {
    const balance = { userId: 'u', available: '3', reserved: 0, lifetimeUsed: 0 };
    expect(() => validate('WitsBalance', balance)).toThrowError(expect.objectContaining({ param: 'available' }));
  });
});
