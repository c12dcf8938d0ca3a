import { inspect } from 'node:util';
import { endpoints } from '@clawwits/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCallsOf } from '../../contract/tests/sample-calls.ts';
import * as sdk from '../src/index.ts';
import { Clawwits, isClawwitsError } from '../src/index.ts';
import * as limits from '../src/limits.ts';
import * as nodeHttp from '../src/node-http.ts';
import { openTelemetry } from '../src/opentelemetry.ts';
import { validate } from '../src/validate.ts';
import * as webhooks from '../src/webhooks.ts';
import { type GatewayName, gatewayNames, gateways, keysOf } from './gateways/clients.ts';
import { hello, testKey } from './support/client.ts';
import { chatAnswer, chatStream, messageAnswer, messageStream } from './support/golden.ts';

type Call = (...given: never[]) => unknown;

const circular: Record<string, unknown> = { role: 'user' };
circular['content'] = [circular];

/** What plain JavaScript may give where something else is meant. */
const mistakes: readonly unknown[] = [
  ...[undefined, null, true, 0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1n, '', 'text', '\n', '\ud800'],
  ...[Symbol('s'), [], [undefined], [null], [[]], [1], ['text'], {}, Object.create(null), { '': 1 }, circular],
  ...[() => undefined, () => 1, async () => undefined, new Date(Number.NaN), new Map(), new Set([1]), /x/],
  ...[
    new AbortController(),
    Promise.resolve(1),
    new Uint8Array(3),
    new Headers(),
    new URL('https://a.test'),
    new Error(),
  ],
  ...[Object.freeze({ a: Symbol('s') }), { toJSON: () => circular }, new Response(), () => ({ status: 200, body: 7 })],
];

const anything = fc.oneof(
  fc.constantFrom(...mistakes),
  fc.anything({ maxDepth: 2, withBigInt: true, withMap: true, withDate: true, withNullPrototype: true }),
);

/** Parameters that every method finds its own in. */
const params = {
  ...{ messages: [{ role: 'user', content: 'Xin chào' }], input: 'Xin chào', prompt: 'a fox', maxTokens: 50 },
  ...{ model: 'sandbox-1', email: 'you@example.com', password: 'a long password', token: 'token', tier: 'pro' },
  ...{ url: 'https://hook.example', events: [], name: 'name', current: '0.1.0', instanceId: 'a1', event: 'start' },
  ...{ stream: undefined, streamOptions: undefined, n: undefined, days: undefined, tag: undefined, tools: undefined },
};

/** Options of each call, none of them in effect. */
const options = {
  ...{ signal: undefined, headers: undefined, idempotencyKey: undefined, extraBody: undefined, timeout: undefined },
  ...{ maxRetries: undefined, onRetry: undefined, retryStatuses: undefined, priority: undefined },
};

async function answer(url: string, { body }: RequestInit): Promise<Response> {
  const isMessage = url.endsWith('/v1/messages');
  if (typeof body === 'string' && body.includes('"stream":true')) {
    const events = isMessage ? messageStream : chatStream;
    return new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
  }
  return Response.json({ ...(isMessage ? messageAnswer : { ...chatAnswer, content: [] }), data: [{ id: 'name' }] });
}

/** Options of a client, all of them. */
const clientOptions = {
  ...{ apiKey: testKey, baseURL: 'https://gateway.test', gateway: undefined, autoModel: undefined, fetch: answer },
  ...{ dispatcher: undefined, headers: undefined, middleware: undefined, observer: undefined, logger: undefined },
  ...{ honoursIdempotencyKey: undefined, logLevel: undefined, dangerouslyAllowBrowser: undefined, onRetry: undefined },
  ...{ initialRetryDelay: 1, maxRetries: 1, timeout: undefined, retryStatuses: undefined, totalTimeout: undefined },
  ...{ budget: undefined, limiter: undefined },
};

const clientOf = (name: GatewayName): Clawwits =>
  new Clawwits({ ...clientOptions, gateway: gateways[name] as unknown as sdk.ClawwitsGateway, apiKey: keysOf[name] });

/** The functions below an object, by their paths. */
function* functionsIn(value: object, path: string): Generator<[string, Call]> {
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'function') yield [`${path}.${name}`, member as Call];
    else if (typeof member === 'object' && member !== null) yield* functionsIn(member, `${path}.${name}`);
  }
}

/** A function, and arguments that it takes. */
type PublicFunction = readonly [name: string, call: Call, given: readonly unknown[]];

const event = '{"type":"x"}';
const { signature } = await webhooks.signWebhook(event, { secret: 'x' });
const webhookOptions = { secret: 'x', tolerance: undefined };
const readOptions = { signal: undefined, idleTimeout: 1_000, maxEventSize: undefined };
const bodyOf = (events: readonly string[]) => new Response(events.join('')).body;

/** Arguments of the functions that take others than most methods do, by the end of their names. */
const ownArguments: readonly (readonly [name: RegExp, given: () => unknown[]])[] = [
  [/unwrap(Webhook)?$|verify(Webhook)?$/, () => [event, signature, webhookOptions]],
  [/sign(Webhook)?$/, () => [event, webhookOptions]],
  [/models\.retrieve$/, () => ['name', options]],
  [/telemetry\.batch$/, () => [{ events: [{ instanceId: 'a1', event: 'start' }] }, options]],
  [/createFailover$/, () => [[clientOf('clawwits')], { maxWait: 1, mayBillTwice: false, onFailover: undefined }]],
  [
    /createBudget$/,
    () => [{ maxWits: 5, prices: undefined, onShortage: 'wait', defaultMaxTokens: undefined, costOf: undefined }],
  ],
  [/createLimiter$/, () => [{ requestsPerMinute: 60, maxConcurrency: undefined, maxHold: undefined }]],
  [
    /createMany$/,
    () => [['a'], { ...options, batchSize: 1, concurrency: undefined, model: undefined, onProgress: undefined }],
  ],
  [/decodeEmbedding$/, () => ['AAAAAA==']],
  [/defineGateway$/, () => [sdk.clew]],
  [/isClawwitsError$/, () => [new Error('x')]],
  [/outputText$/, () => [{ output: [{ type: 'message', content: [] }] }]],
  [/readChatStream$/, () => [bodyOf(chatStream), readOptions]],
  [/readMessageStream$/, () => [bodyOf(messageStream), readOptions]],
  [
    /readResponseStream$/,
    () => [bodyOf(['data: {"type":"response.completed","response":{"output":[]}}\n\n']), readOptions],
  ],
  [/createHttpDispatcher$/, () => []],
];

/** Arguments that the method of an endpoint takes, as the samples show: parameters, a name or nothing, and options. */
function argumentsOfMethod(name: string): readonly unknown[] {
  const [gateway = '', ...path] = name.split('.');
  const found = Object.values(endpoints).find(({ sdk }) => sdk === path.join('.'));
  if (found === undefined) return [params, options];
  const [sample] = sampleCallsOf(gateway as GatewayName)[found.name].args;
  if (sample === undefined) return [options];
  return [typeof sample === 'string' ? 'name' : params, options];
}

const withArguments = ([name, call]: readonly [string, Call]): PublicFunction => [
  name,
  call,
  ownArguments.find(([end]) => end.test(name))?.[1]() ?? argumentsOfMethod(name),
];

/** What is exported, but classes: those of errors and streams are made by the SDK alone. */
const exported = Object.entries(sdk).filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name));

const functions: readonly PublicFunction[] = [
  ...gatewayNames.flatMap((name): PublicFunction[] => {
    const client = clientOf(name);
    return [
      ...[...functionsIn(client, name)].map(withArguments),
      [
        `${name}.withOptions`,
        (given: never) => client.withOptions(given),
        [{ ...clientOptions, apiKey: keysOf[name], autoModel: 'some-model' }],
      ],
      [
        `${name}.request`,
        (...given: [never, never]) => client.request(...given),
        ['POST', '/v1/x', { ...options, body: {}, query: { a: 1 }, auth: 'key' }],
      ],
    ];
  }),
  ...(exported as [string, Call][]).map(withArguments),
  ['new Clawwits', (given: never) => new Clawwits(given), [clientOptions]],
  ['validate', validate as Call, ['ChatCompletion', chatAnswer]],
  ['openTelemetry', openTelemetry as Call, [{ tracer: undefined }]],
  ...[...functionsIn(nodeHttp, 'node-http')].map(withArguments),
  ...[...functionsIn(limits, 'limits')].filter(([name]) => !name.endsWith('Error')).map(withArguments),
  ...[...functionsIn(webhooks, 'webhooks')].filter(([name]) => !name.endsWith('Error')).map(withArguments),
];

const isUsable = (value: unknown): value is Pick<Clawwits, 'chat'> =>
  typeof value === 'object' && value !== null && 'chat' in value;

/** What a function throws, its promise rejects with, or what the stream or client that it gives fails with. */
async function errorOf(call: Call, given: readonly unknown[]): Promise<unknown> {
  try {
    const value = await call(...(given as never[]));
    if (value instanceof sdk.Stream) await value.result();
    if (isUsable(value)) await value.chat.completions.create(hello, { maxRetries: 0 });
    return null;
  } catch (error) {
    return error;
  }
}

/** The arguments with one replaced. */
const replace = (given: readonly unknown[], place: number, value: unknown) =>
  given.map((old, index) => (index === place ? value : old));

/** The arguments with each field of each replaced in turn, by each of the values. */
function* replaceFields(given: readonly unknown[], values: readonly unknown[]): Generator<unknown[]> {
  for (const [place, argument] of given.entries()) {
    if (typeof argument !== 'object' || argument === null || argument instanceof ReadableStream) continue;
    for (const field of Object.keys(argument)) {
      for (const value of values) yield replace(given, place, { ...argument, [field]: value });
    }
  }
}

async function expectClawwitsError(call: Call, given: readonly unknown[]): Promise<void> {
  const error = await errorOf(call, given);
  if (error !== null && !isClawwitsError(error))
    expect.fail(`${inspect(given, { depth: 3 })} throws ${inspect(error)}`);
}

describe('a mistake in plain JavaScript is a ClawwitsError, in an argument of', () => {
  test.each(functions)('%s', async (_name, call, given) => {
    expect(await errorOf(call, given)).toBe(null);
    for (const place of given.keys()) {
      for (const mistake of mistakes) await expectClawwitsError(call, replace(given, place, mistake));
    }
  });
});

describe('a mistake in plain JavaScript is a ClawwitsError, in a field of an argument of', () => {
  test.each(functions)('%s', async (_name, call, given) => {
    for (const wrong of replaceFields(given, mistakes)) await expectClawwitsError(call, wrong);
  });
});

test('whatever is given to whichever function, it throws nothing but ClawwitsErrors', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...functions), fc.array(anything, { maxLength: 3 }), async ([, call], given) =>
      expectClawwitsError(call, given),
    ),
    { numRuns: 2_000 },
  );
});
