import type { Gateway, GatewayOptions } from '@clawwits/mock-gateway';
import { describe, expect, test } from 'vitest';
import {
  AbortError,
  AuthenticationError,
  type Clawwits,
  type ClawwitsError,
  type ClientOptions,
  GatewayError,
  InsufficientBalanceError,
  PermissionError,
  RateLimitError,
  RequestRejectedError,
} from '../../src/index.ts';
import { failureOf } from '../support/client.ts';
import { type GuardOptions, guardEachTest } from '../support/guards.ts';
import { until } from '../support/until.ts';

/** A gateway within reach, and a way to make clients of it. */
export interface ContractSubject extends AsyncDisposable {
  readonly gateway: Gateway;
  createClient(options?: ClientOptions): Clawwits;
}

const question = { messages: [{ role: 'user' as const, content: 'Hi' }] };
const message = { ...question, maxTokens: 200 };

function* endlessWords(): Generator<string> {
  for (;;) yield ' word';
}

/**
 * What the SDK promises against any gateway that keeps the contract, however the gateway is reached.
 *
 * @param open makes a gateway that no other test sees
 * @param guard what the way to it may print
 */
export function describeContract(
  name: string,
  open: (options: GatewayOptions) => Promise<ContractSubject>,
  guard: GuardOptions = {},
): void {
  describe(name, () => {
    guardEachTest(guard);

    test('chat gives the answer untouched, and takes its Wits', async () => {
      await using subject = await open({ answer: 'Xin chào bạn!' });
      const { data, response } = await subject.createClient().chat.completions.create(question).withResponse();
      expect(data).toMatchObject({
        object: 'chat.completion',
        choices: [{ index: 0, message: { role: 'assistant', content: 'Xin chào bạn!' }, finish_reason: 'stop' }],
        x_clawwits: { provider: 'sandbox', cached: false },
      });
      expect(data.usage.total_tokens).toBe(data.usage.prompt_tokens + data.usage.completion_tokens);
      expect(subject.gateway.account().wallet.lifetimeUsed).toBe(data.usage.total_tokens);
      expect(response).toMatchObject({ status: 200, replayed: false, attempts: [{ status: 200, reason: 'ok' }] });
      expect(response.requestId).toBe(subject.gateway.calls[0]?.requestId);
      expect(response.idempotencyKey).toBe(subject.gateway.calls[0]?.idempotencyKey);
    });

    test('camelCase arrives as the wire names it', async () => {
      await using subject = await open({ strict: true });
      const answer = await subject.createClient().chat.completions.create({ ...question, maxTokens: 3, topP: 0.5 });
      expect(answer.choices[0].finish_reason).toBe('length');
      expect(subject.gateway.calls[0]?.body).toEqual({ ...question, max_tokens: 3, top_p: 0.5 });
    });

    test('a streamed chat says the same as the whole one', async () => {
      await using subject = await open({ answer: 'Xin chào bạn!' });
      const client = subject.createClient();
      const whole = await client.chat.completions.create(question);
      const stream = await client.chat.completions.create({ ...question, stream: true });
      let text = '';
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
      expect(text).toBe('Xin chào bạn!');
      expect(stream.text).toBe(text);
      expect(stream.usage).toEqual({
        inputTokens: whole.usage.prompt_tokens,
        outputTokens: whole.usage.completion_tokens,
        estimated: false,
      });
    });

    test('a streamed chat adds up to the whole answer, tool calls and several choices too', async () => {
      await using subject = await open({
        answer: ({ choice }) => ({
          text: `Answer ${choice}.`,
          toolCalls: [{ id: `call_${choice}`, name: 'look_up', arguments: { city: 'Hà Nội' } }],
        }),
      });
      const client = subject.createClient();
      const params = { ...question, n: 2 };
      const whole = await client.chat.completions.create(params);
      const stream = await client.chat.completions.create({ ...params, stream: true });
      const result = await stream.result();
      expect(result.choices).toEqual(whole.choices);
      expect(result.usage).toEqual(whole.usage);
    });

    test('a message gives the answer untouched', async () => {
      await using subject = await open({ answer: 'Xin chào bạn!' });
      const answer = await subject.createClient().messages.create(message);
      expect(answer).toMatchObject({
        type: 'message',
        role: 'assistant',
        content: [{ type: 'text', text: 'Xin chào bạn!' }],
        stop_reason: 'end_turn',
      });
      expect(subject.gateway.account().wallet.lifetimeUsed).toBe(
        answer.usage.input_tokens + answer.usage.output_tokens,
      );
    });

    test('a streamed message adds up to the whole one, thinking and tools too', async () => {
      await using subject = await open({
        answer: {
          thinking: 'The user greets.',
          text: 'Xin chào bạn!',
          toolCalls: [{ id: 'toolu_1', name: 'look_up', arguments: { city: 'Hà Nội' } }],
        },
      });
      const client = subject.createClient();
      const whole = await client.messages.create(message);
      const stream = await client.messages.create({ ...message, stream: true });
      const result = await stream.result();
      expect(result.content.map(({ type }) => type)).toEqual(['thinking', 'text', 'tool_use']);
      // The signature belongs to the request's bytes, which differ by "stream".
      const unsigned = (content: typeof result.content) =>
        content.map((block) => (block.type === 'thinking' ? { ...block, signature: '' } : block));
      expect(unsigned(result.content)).toEqual(unsigned(whole.content));
      expect(result).toMatchObject({ stop_reason: whole.stop_reason, usage: whole.usage });
      expect(stream.text).toBe('Xin chào bạn!');
    });

    test('embeddings are 1,024 numbers of unit length, equal as floats and as base64', async () => {
      await using subject = await open({});
      const client = subject.createClient();
      const input = ['a cat on the mat', 'quarterly revenue'];
      const floats = await client.embeddings.create({ input });
      const texts = await client.embeddings.create({ input, encodingFormat: 'base64' });
      expect(floats.data.map(({ index }) => index)).toEqual([0, 1]);
      for (const [index, { embedding }] of floats.data.entries()) {
        expect(embedding).toHaveLength(1024);
        expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
        const bytes = Buffer.from(texts.data[index]?.embedding ?? '', 'base64');
        expect(Array.from({ length: 1024 }, (_, at) => bytes.readFloatLE(at * 4))).toEqual(embedding.map(Math.fround));
      }
    });

    test('the balance is what the wallet holds', async () => {
      await using subject = await open({ wits: 1_000 });
      const { userId, ...wits } = await subject.createClient().wits.balance();
      expect(userId).toBe(subject.gateway.account().id);
      expect(wits).toEqual({ available: 1_000, reserved: 0, lifetimeUsed: 0 });
    });

    type Refusing = (client: Clawwits, subject: ContractSubject) => Promise<unknown> | PromiseLike<unknown>;
    const refusals: [
      code: string,
      status: number,
      errorClass: new (...parts: never[]) => ClawwitsError,
      options: GatewayOptions,
      refuse: Refusing,
    ][] = [
      [
        'invalid_request',
        400,
        RequestRejectedError,
        {},
        (client) => client.chat.completions.create({ ...question, temperature: 3 }),
      ],
      [
        'isv_blocked',
        400,
        RequestRejectedError,
        { isvBlocked: /banned/ },
        (client) => client.chat.completions.create({ messages: [{ role: 'user', content: 'banned' }] }),
      ],
      [
        'unauthorized',
        401,
        AuthenticationError,
        {},
        (client, { gateway }) => {
          gateway.revokeKey(gateway.apiKey);
          return client.wits.balance();
        },
      ],
      ['insufficient_wits', 402, InsufficientBalanceError, { wits: 10 }, (client) => client.messages.create(message)],
      [
        'forbidden',
        403,
        PermissionError,
        {},
        (client, { gateway }) => {
          gateway.updateAccount({ isSuspended: true });
          return client.wits.balance();
        },
      ],
      [
        'insufficient_scope',
        403,
        PermissionError,
        {},
        (_, subject) =>
          subject
            .createClient({ apiKey: subject.gateway.createKey({ scope: 'data' }) })
            .chat.completions.create(question),
      ],
      [
        'not_found',
        404,
        RequestRejectedError,
        {},
        (client) => client.embeddings.create({ input: 'Hi', model: 'no-such-model' }),
      ],
    ];

    test.each(refusals)(
      '%s is sent once, and thrown as the right class',
      async (code, status, errorClass, options, refuse) => {
        await using subject = await open(options);
        const error = await failureOf(Promise.resolve(refuse(subject.createClient(), subject)));
        expect(error).toBeInstanceOf(errorClass);
        expect(error).toMatchObject({ code, status, retryable: false, maybeBilled: false, gateway: 'clawwits' });
        expect(error.requestId).toBe(subject.gateway.calls.at(-1)?.requestId);
        expect(error.attempts).toHaveLength(1);
        expect(subject.gateway.calls).toHaveLength(1);
        expect(subject.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
      },
    );

    test('idempotency_conflict is thrown where a key comes back with another body', async () => {
      await using subject = await open({});
      const client = subject.createClient();
      const options = { idempotencyKey: 'order-1' };
      await client.chat.completions.create(question, options);
      const error = await failureOf(client.chat.completions.create({ ...question, maxTokens: 5 }, options));
      expect(error).toBeInstanceOf(RequestRejectedError);
      expect(error).toMatchObject({ code: 'idempotency_conflict', status: 409, idempotencyKey: 'order-1' });
    });

    test('the same key brings the stored answer, billed once', async () => {
      await using subject = await open({});
      const client = subject.createClient();
      const options = { idempotencyKey: 'order-2' };
      const first = await client.chat.completions.create(question, options);
      const { data, response } = await client.chat.completions.create(question, options).withResponse();
      expect(data).toEqual(first);
      expect(response.replayed).toBe(true);
      expect(subject.gateway.account().wallet.lifetimeUsed).toBe(first.usage.total_tokens);
    });

    test('a failing model is a router_error that is tried again', async () => {
      let asked = 0;
      await using subject = await open({
        answer() {
          asked += 1;
          if (asked === 1) throw new Error('The upstream is down.');
          return 'Here again.';
        },
      });
      const { data, response } = await subject.createClient().chat.completions.create(question).withResponse();
      expect(data.choices[0].message.content).toBe('Here again.');
      expect(response.attempts).toMatchObject([{ status: 502, reason: 'router_error' }, { status: 200 }]);
    });

    test('a failing model that stays away is a GatewayError', async () => {
      await using subject = await open({
        answer() {
          throw new Error('The upstream is down.');
        },
      });
      const error = await failureOf(subject.createClient({ maxRetries: 1 }).chat.completions.create(question));
      expect(error).toBeInstanceOf(GatewayError);
      expect(error).toMatchObject({ code: 'router_error', status: 502, retryable: true });
      expect(error.attempts).toHaveLength(2);
    });

    test('a model that fails in mid-stream is an error of its own status, after what it said', async () => {
      await using subject = await open({
        answer: {
          text: (async function* () {
            yield 'So far';
            yield ' so good';
            throw new Error('The upstream went down.');
          })(),
        },
      });
      const stream = await subject.createClient().chat.completions.create({ ...question, stream: true });
      const error = await failureOf(stream.result());
      expect(error).toBeInstanceOf(GatewayError);
      expect(error).toMatchObject({ code: 'router_error', status: 502, partial: { text: 'So far so good' } });
    });

    test('a 429 tells how long to wait', async () => {
      await using subject = await open({ tier: 'free_trial' });
      const client = subject.createClient({ maxRetries: 0 });
      for (let call = 0; call < 30; call++) await client.wits.balance();
      const error = await failureOf(client.wits.balance());
      expect(error).toBeInstanceOf(RateLimitError);
      expect(error).toMatchObject({ code: 'rate_limited', status: 429, retryable: true });
      expect(error.retryAfterMs).toBeGreaterThan(50_000);
      expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
    });

    test('a 429 is waited out and tried again', async () => {
      await using subject = await open({ tier: 'free_trial', now: () => Date.UTC(2026, 0, 1) });
      const client = subject.createClient({ onRetry: () => subject.gateway.clock.advance(20) });
      for (let call = 0; call < 30; call++) await client.wits.balance();
      subject.gateway.clock.advance(59_980);
      const { response } = await client.wits.balance().withResponse();
      expect(response.attempts).toMatchObject([
        { status: 429, reason: 'rate_limited', waitedMs: 20 },
        { status: 200, reason: 'ok' },
      ]);
    });

    test('break ends the generation and pays what was made', async () => {
      await using subject = await open({ answer: { text: endlessWords() }, latency: { tokensPerSecond: 2_000 } });
      const stream = await subject
        .createClient()
        .chat.completions.create({ ...question, maxTokens: 100_000, stream: true });
      for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
      await until(() => subject.gateway.calls[0]?.outcome === 'cut', 'the gateway noticed');
      const { wallet } = subject.gateway.account();
      expect(wallet.reserved).toBe(0);
      expect(wallet.lifetimeUsed).toBeLessThan(10_000);
    });

    test.each(['chat', 'messages'] as const)('an abort in mid-stream of %s throws the reason', async (endpoint) => {
      await using subject = await open({ answer: { text: endlessWords() }, latency: { tokensPerSecond: 2_000 } });
      const controller = new AbortController();
      const client = subject.createClient();
      const params = { ...question, maxTokens: 100_000, stream: true } as const;
      const stream =
        endpoint === 'chat'
          ? await client.chat.completions.create(params, { signal: controller.signal })
          : await client.messages.create(params, { signal: controller.signal });
      const reason = new Error('Enough.');
      const error = await failureOf(
        (async () => {
          let events = 0;
          for await (const _ of stream) if (++events === 4) controller.abort(reason);
        })(),
      );
      expect(error).toBeInstanceOf(AbortError);
      expect(error.cause).toBe(reason);
      expect(error.maybeBilled).toBe(true);
      await until(() => subject.gateway.calls[0]?.outcome === 'cut', 'the gateway noticed');
      expect(subject.gateway.account().wallet.reserved).toBe(0);
    });

    test('an abort before the answer throws the reason', async () => {
      await using subject = await open({ latency: { firstTokenMs: 60_000 } });
      const controller = new AbortController();
      const call = failureOf(subject.createClient().chat.completions.create(question, { signal: controller.signal }));
      await until(() => subject.gateway.calls[0]?.outcome === 'running', 'the gateway was asked');
      const reason = new Error('Enough.');
      controller.abort(reason);
      const error = await call;
      expect(error).toBeInstanceOf(AbortError);
      expect(error.cause).toBe(reason);
      await until(() => subject.gateway.account().wallet.reserved === 0, 'the reservation was given back');
    });
  });
}
