/** What the types promise of gateways. Compiled, never run: a line that must not compile stands behind `@ts-expect-error`. */
import type {
  ChatCompletion,
  CreatedApiKey,
  Model,
  ModelResponse,
  ModelResponseStream,
  ResponseStreamEvent,
  WebhookEvent,
} from '../../src/index.ts';
import { Clawwits, clawwits, clew, createFailover, defineGateway, klawd, techopenclaw } from '../../src/index.ts';

type Equal<Left, Right> =
  (<Value>() => Value extends Left ? 1 : 2) extends <Value>() => Value extends Right ? 1 : 2 ? true : false;
function expectType<Expected>(): <Actual>(
  value: Actual,
  ...same: Equal<Expected, Actual> extends true ? [] : [never]
) => void {
  return () => undefined;
}

const messages = [{ role: 'user' as const, content: 'Xin chào' }];
const cw = new Clawwits();
const ofClew = new Clawwits({ gateway: clew });
const ofTechopenclaw = new Clawwits({ gateway: techopenclaw, autoModel: 'gpt-5.4' });
const ofKlawd = new Clawwits({ gateway: klawd, apiKey: 'key' });

export async function eachGatewayHasItsOwn(): Promise<void> {
  expectType<'clew'>()(ofClew.gateway);
  expectType<'clawwits'>()(cw.gateway);
  for (const client of [cw, ofClew, ofTechopenclaw, ofKlawd]) {
    expectType<ChatCompletion>()(await client.chat.completions.create({ messages }));
  }
  expectType<Model[]>()((await ofKlawd.models.list()).data);
  expectType<Model>()(await ofTechopenclaw.models.retrieve('gpt-5.4'));
  expectType<CreatedApiKey>()(await ofClew.keys.create());
  expectType<ModelResponse>()(await ofTechopenclaw.responses.create({ model: 'm', input: 'Hi', maxOutputTokens: 5 }));
  const stream = await ofTechopenclaw.responses.create({ model: 'm', input: 'Hi', stream: true });
  expectType<ModelResponseStream>()(stream);
  for await (const event of stream) expectType<ResponseStreamEvent>()(event);
  expectType<WebhookEvent>()(await ofKlawd.webhooks.unwrap('', '', { secret: 's' }));
  const event = await ofClew.webhooks.unwrap('', '', { secret: 's' });
  if (event.type === 'billing.invoice.paid') expectType<number | undefined>()(event.data.amount_usd);
  expectType<unknown>()(await ofClew.request('GET', '/v1/models'));
  expectType<{ ok: boolean }>()(await ofClew.request<{ ok: boolean }>('GET', '/v1/models'));
}

export function nobodyHasTheOthers(): void {
  // @ts-expect-error ClawWits lists no models
  void cw.models;
  // @ts-expect-error ClawWits makes no images
  void cw.images;
  // @ts-expect-error Clew has no messages
  void ofClew.messages;
  // @ts-expect-error Clew has no wallet
  void ofClew.wits;
  // @ts-expect-error Clew has no responses
  void ofClew.responses;
  // @ts-expect-error Techopenclaw makes no images
  void ofTechopenclaw.images;
  // @ts-expect-error Techopenclaw has no webhooks
  void ofTechopenclaw.webhooks;
  // @ts-expect-error Klawd makes no videos
  void ofKlawd.videos;
  // @ts-expect-error Klawd's webhooks are made in its Mission Control
  void ofKlawd.webhooks.create;
  // @ts-expect-error no gateway changes things by PATCH
  void cw.request('PATCH', '/v1/keys');
}

export function anotherGatewayOfAClient(): void {
  void cw.withOptions({ gateway: clew }).images.generate({ prompt: 'a cat' });
  void cw.withOptions({ timeout: 5 }).wits.balance();
  // @ts-expect-error the other gateway has no wallet
  void cw.withOptions({ gateway: clew }).wits;
  const inHouse = defineGateway({ ...klawd, name: 'in-house', baseURL: 'https://ai.example' });
  expectType<'in-house'>()(new Clawwits({ gateway: inHouse }).gateway);
  void new Clawwits({ gateway: inHouse }).images.generate({ prompt: 'a cat' });
  void new Clawwits({ gateway: clawwits }).wits.balance();
}

export function parametersInBothSpellings(): void {
  void ofClew.images.generate({ prompt: 'a cat', response_format: 'b64_json' });
  void ofClew.telemetry.ping({ instance_id: 'i' });
  void ofClew.telemetry.batch({
    events: [
      { instanceId: 'i', event: 'e' },
      { instance_id: 'j', event: 'f' },
    ],
  });
  // @ts-expect-error one parameter in both spellings
  void ofClew.images.generate({ prompt: 'a cat', responseFormat: 'url', response_format: 'url' });
  // @ts-expect-error both spellings in one call
  void ofTechopenclaw.responses.create({ model: 'm', input: 'Hi', maxOutputTokens: 5, top_p: 1 });
  // @ts-expect-error one parameter in both spellings
  void ofClew.telemetry.ping({ instanceId: 'i', instance_id: 'i' });
  // @ts-expect-error nothing to draw
  void ofClew.images.generate({});
  // @ts-expect-error nothing to answer
  void ofTechopenclaw.responses.create({ model: 'm' });
  // @ts-expect-error a text is no number of days
  void ofClew.usage.daily({ days: '7' });
}

export async function severalGatewaysAsOne(): Promise<void> {
  const client = createFailover([cw, ofKlawd, { client: ofTechopenclaw, models: { auto: 'gpt-5.4' } }]);
  const { data, response } = await client.chat.completions.create({ messages }).withResponse();
  expectType<ChatCompletion>()(data);
  expectType<string>()(response.gateway);
  expectType<readonly ('clawwits' | 'klawd' | 'techopenclaw')[]>()(client.gateways);
  // @ts-expect-error Klawd has no messages
  void client.messages;
  // @ts-expect-error keys belong to one gateway
  void createFailover([ofClew, ofClew]).keys;
  void createFailover([ofClew, ofKlawd]).images.generate({ prompt: 'a cat' });
  void createFailover([cw, ofTechopenclaw]).messages.create({ messages, maxTokens: 10 });
}
