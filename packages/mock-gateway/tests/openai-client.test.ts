import { type ClawwitsErrorCode, clawwitsErrorTable } from '@clawwits/contract';
import type { GatewayOptions } from '@clawwits/mock-gateway';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { drivers, type Reachable } from './drivers.ts';
import { provocations } from './provocations.ts';
import { endlessWords, until } from './support.ts';

const messages = [{ role: 'user' as const, content: 'Hello' }];

describe.each(drivers)('the openai package $name', ({ open }) => {
  let reachable: Reachable;
  afterEach(() => reachable.close());

  async function connect(options: GatewayOptions = {}, apiKey?: string) {
    reachable = await open(options);
    const { gateway, url } = reachable;
    return { gateway, client: new OpenAI({ baseURL: `${url}/v1`, apiKey: apiKey ?? gateway.apiKey, maxRetries: 0 }) };
  }

  it('reads a chat completion and its usage', async () => {
    const { client, gateway } = await connect({ answer: 'One two three' });
    const completion = await client.chat.completions.create({ model: 'auto', messages });
    expect(completion.choices[0]?.message.content).toBe('One two three');
    expect(completion.choices[0]?.finish_reason).toBe('stop');
    expect(completion.usage).toEqual({ prompt_tokens: 1, completion_tokens: 3, total_tokens: 4 });
    expect(gateway.account().wallet.lifetimeUsed).toBe(4);
  });

  it('reads a streamed chat to its end, with usage', async () => {
    const { client, gateway } = await connect({ answer: 'One two three' });
    const stream = await client.chat.completions.create({
      model: 'auto',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let total: number | undefined;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      total = chunk.usage?.total_tokens ?? total;
    }
    expect([text, total]).toEqual(['One two three', 4]);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 4 });
  });

  it('leaves a stream early without hanging, and what had been produced is paid', async () => {
    const { client, gateway } = await connect({ answer: endlessWords });
    const stream = await client.chat.completions.create({
      model: 'auto',
      messages,
      stream: true,
      max_tokens: 2_000_000,
    });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
    await expect.poll(() => gateway.account().wallet.reserved).toBe(0);
    const { lifetimeUsed } = gateway.account().wallet;
    expect(lifetimeUsed).toBeGreaterThan(1);
    expect(lifetimeUsed).toBeLessThan(1_000_000);
  });

  it('reads embeddings, which it asks for in base64', async () => {
    const { client } = await connect();
    const { data, usage } = await client.embeddings.create({ model: 'auto', input: ['a red fox', 'a red dog'] });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([1024, 1024]);
    expect(Math.hypot(...(data[0]?.embedding ?? []))).toBeCloseTo(1, 5);
    expect(usage.total_tokens).toBe(6);
  });

  it('is called back with tools and structured output', async () => {
    const { client } = await connect();
    const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const called = await client.chat.completions.create({
      model: 'auto',
      messages,
      tools: [{ type: 'function', function: { name: 'get_weather', parameters } }],
      tool_choice: 'required',
    });
    const call = called.choices[0]?.message.tool_calls?.[0];
    expect(called.choices[0]?.finish_reason).toBe('tool_calls');
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({ city: expect.any(String) });

    const parsed = await client.chat.completions.parse({
      model: 'auto',
      messages,
      response_format: { type: 'json_schema', json_schema: { name: 'place', schema: parameters, strict: true } },
    });
    expect(parsed.choices[0]?.message.parsed).toEqual({ city: expect.any(String) });
  });

  it('retries after a 429 and succeeds when the window has passed', async () => {
    let now = 0;
    const { gateway } = await connect({ tier: 'free_trial', now: () => now });
    const client = new OpenAI({ baseURL: `${reachable.url}/v1`, apiKey: gateway.apiKey, maxRetries: 5 });
    for (let count = 0; count < 30; count++) await client.chat.completions.create({ model: 'auto', messages });
    // The client honours the server-specified delay: the end of the window is moved next to it.
    now = 59_900;
    const retried = client.chat.completions.create({ model: 'auto', messages });
    await until(() => gateway.calls.at(-1)?.status === 429, 'the call was refused');
    now = 60_000;
    expect((await retried).choices).toHaveLength(1);
    expect(gateway.calls.at(-1)?.status).toBe(200);
  });

  const classes: Record<ClawwitsErrorCode, unknown> = {
    idempotency_conflict: OpenAI.ConflictError,
    idempotency_in_progress: OpenAI.ConflictError,
    invalid_request: OpenAI.BadRequestError,
    isv_blocked: OpenAI.BadRequestError,
    unauthorized: OpenAI.AuthenticationError,
    insufficient_wits: OpenAI.APIError,
    forbidden: OpenAI.PermissionDeniedError,
    insufficient_scope: OpenAI.PermissionDeniedError,
    not_found: OpenAI.NotFoundError,
    rate_limited: OpenAI.RateLimitError,
    router_error: OpenAI.InternalServerError,
  };

  it.each(Object.entries(provocations))('gets %s as the right class, whole and streamed', async (code, provoke) => {
    const { client, gateway } = await connect(provoke.options);
    provoke.before?.(gateway);
    const asking = client.withOptions({ apiKey: provoke.key?.(gateway) ?? gateway.apiKey });
    const asked = { model: provoke.model ?? 'auto', messages, temperature: provoke.temperature ?? 1 };
    for (const stream of [false, true]) {
      const error: unknown = await asking.chat.completions.create({ ...asked, stream }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(classes[code as ClawwitsErrorCode]);
      expect(error).toMatchObject({ code, type: code, status: clawwitsErrorTable[code as ClawwitsErrorCode].status });
      expect(error).toHaveProperty('requestID', expect.stringMatching(/^req_/));
    }
  });

  it('gets a failure in mid-stream as an error', async () => {
    const { client } = await connect({ faults: ['error-event:2'] });
    const stream = await client.chat.completions.create({ model: 'auto', messages, stream: true });
    const read = async () => {
      for await (const _chunk of stream);
    };
    await expect(read()).rejects.toMatchObject({ code: 'router_error' });
  });

  it('streams tool calls, and an object of a schema', async () => {
    const { client } = await connect();
    const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const called = client.chat.completions.stream({
      model: 'auto',
      messages,
      tools: [{ type: 'function', function: { name: 'get_weather', parameters } }],
      tool_choice: 'required',
    });
    const call = (await called.finalMessage()).tool_calls?.[0];
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({ city: expect.any(String) });
    const written = client.chat.completions.stream({
      model: 'auto',
      messages,
      response_format: { type: 'json_schema', json_schema: { name: 'place', schema: parameters } },
    });
    expect(JSON.parse((await written.finalMessage()).content ?? '')).toEqual({ city: expect.any(String) });
  });
});
