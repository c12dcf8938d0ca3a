import Anthropic from '@anthropic-ai/sdk';
import { type ClawwitsErrorCode, clawwitsErrorTable } from '@clawwits/contract';
import type { GatewayOptions } from '@clawwits/mock-gateway';
import { afterEach, describe, expect, it } from 'vitest';
import { drivers, type Reachable } from './drivers.ts';
import { provocations } from './provocations.ts';
import { endlessWords } from './support.ts';

const request = { model: 'auto', max_tokens: 100, messages: [{ role: 'user' as const, content: 'Hello' }] };

describe.each(drivers)('the @anthropic-ai/sdk package $name', ({ open }) => {
  let reachable: Reachable;
  afterEach(() => reachable.close());

  async function connect(options: GatewayOptions = {}) {
    reachable = await open(options);
    const { gateway, url } = reachable;
    return { gateway, client: new Anthropic({ baseURL: url, authToken: gateway.apiKey, apiKey: null, maxRetries: 0 }) };
  }

  it('reads a message and its usage', async () => {
    const { client, gateway } = await connect({ answer: 'One two three' });
    const message = await client.messages.create(request);
    expect(message.content).toEqual([{ type: 'text', text: 'One two three' }]);
    expect(message).toMatchObject({ stop_reason: 'end_turn', usage: { input_tokens: 1, output_tokens: 3 } });
    expect(gateway.account().wallet.lifetimeUsed).toBe(4);
  });

  it('accumulates a streamed message to the same one', async () => {
    const { client, gateway } = await connect({ answer: 'One two three' });
    const stream = client.messages.stream(request);
    const events: string[] = [];
    stream.on('streamEvent', ({ type }) => events.push(type));
    const message = await stream.finalMessage();
    expect(message.content).toEqual([{ type: 'text', text: 'One two three' }]);
    expect(message).toMatchObject({ stop_reason: 'end_turn', usage: { input_tokens: 1, output_tokens: 3 } });
    expect([events[0], events.at(-1)]).toEqual(['message_start', 'message_stop']);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 4 });
  });

  it('accumulates thinking with its signature, and a tool call', async () => {
    const { client } = await connect();
    const thought = await client.messages
      .stream({ ...request, thinking: { type: 'enabled', budget_tokens: 50 } })
      .finalMessage();
    expect(thought.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(thought.content[0]).toHaveProperty('signature', expect.stringMatching(/.{20}/));

    const tools = [
      { name: 'get_weather', input_schema: { type: 'object' as const, properties: { city: { type: 'string' } } } },
    ];
    const called = await client.messages.stream({ ...request, tools, tool_choice: { type: 'any' } }).finalMessage();
    expect(called.stop_reason).toBe('tool_use');
    expect(called.content[0]).toMatchObject({ type: 'tool_use', name: 'get_weather', input: { city: 'Hello' } });
  });

  it('leaves a stream early without hanging', async () => {
    const { client, gateway } = await connect({ answer: endlessWords });
    const stream = await client.messages.create({ ...request, max_tokens: 2_000_000, stream: true });
    for await (const event of stream) if (event.type === 'content_block_delta') break;
    await expect.poll(() => gateway.account().wallet.reserved).toBe(0);
    expect(gateway.account().wallet.lifetimeUsed).toBeLessThan(1_000_000);
  });

  const classes: Record<ClawwitsErrorCode, unknown> = {
    invalid_request: Anthropic.BadRequestError,
    isv_blocked: Anthropic.BadRequestError,
    unauthorized: Anthropic.AuthenticationError,
    insufficient_wits: Anthropic.APIError,
    forbidden: Anthropic.PermissionDeniedError,
    insufficient_scope: Anthropic.PermissionDeniedError,
    not_found: Anthropic.NotFoundError,
    rate_limited: Anthropic.RateLimitError,
    router_error: Anthropic.InternalServerError,
    idempotency_conflict: Anthropic.ConflictError,
    idempotency_in_progress: Anthropic.ConflictError,
  };

  it.each(Object.entries(provocations))('gets %s as the right class, whole and streamed', async (code, provoke) => {
    const { client, gateway } = await connect({ wits: 1_000, ...provoke.options });
    provoke.before?.(gateway);
    const asking = client.withOptions({ authToken: provoke.key?.(gateway) ?? gateway.apiKey });
    const asked = { ...request, model: provoke.model ?? 'auto', temperature: provoke.temperature ?? 1 };
    for (const refused of [asking.messages.create(asked), asking.messages.stream(asked).finalMessage()]) {
      const error: unknown = await refused.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(classes[code as ClawwitsErrorCode]);
      expect(error).toMatchObject({
        status: clawwitsErrorTable[code as ClawwitsErrorCode].status,
        error: { type: 'error', error: { type: code, code } },
        requestID: expect.stringMatching(/^req_/),
      });
    }
  });

  it('retries after a 429', async () => {
    const { client, gateway } = await connect({ faults: ['rate_limited:5*1'] });
    expect((await client.withOptions({ maxRetries: 2 }).messages.create(request)).type).toBe('message');
    expect(gateway.calls.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('gets a failure of the model in mid-stream as an error', async () => {
    const { client } = await connect({
      *answer() {
        yield 'One';
        throw new Error('Lop 03 is down');
      },
    });
    await expect(client.messages.stream(request).finalMessage()).rejects.toMatchObject({
      error: { type: 'error', error: { type: 'router_error' } },
    });
  });
});
