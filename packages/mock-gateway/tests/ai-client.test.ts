import { createOpenAICompatible, type OpenAICompatibleProviderSettings } from '@ai-sdk/openai-compatible';
import { type ClawwitsErrorCode, clawwitsErrorTable } from '@clawwits/contract';
import { startServer } from '@clawwits/mock-gateway/server';
import { APICallError, embed, embedMany, generateText, Output, streamText, tool } from 'ai';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { provocations } from './provocations.ts';

async function connect(
  options: Parameters<typeof startServer>[0] = {},
  settings: Partial<OpenAICompatibleProviderSettings> = {},
) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  const { url, apiKey, gateway } = server;
  const provider = createOpenAICompatible({ name: 'clawwits', baseURL: `${url}/v1`, apiKey, ...settings });
  const withKey = (key: string) => createOpenAICompatible({ name: 'clawwits', baseURL: `${url}/v1`, apiKey: key });
  return { provider, gateway, withKey };
}

const inputSchema = z.object({ city: z.string(), days: z.number().int().min(1) });

describe('the ai package, with a base URL and a key alone', () => {
  it('generates text, with usage', async () => {
    const { provider, gateway } = await connect({ answer: 'One two three' });
    const { text, usage } = await generateText({ model: provider('auto'), prompt: 'Hello' });
    expect([text, usage.totalTokens]).toEqual(['One two three', 4]);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 4 });
  });

  it('streams text', async () => {
    const { provider, gateway } = await connect({ answer: 'One two three' });
    const parts: string[] = [];
    const streamed = streamText({ model: provider('auto'), prompt: 'Hello' });
    for await (const part of streamed.textStream) parts.push(part);
    expect([parts.join(''), await streamed.finishReason]).toEqual(['One two three', 'stop']);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 4 });
  });

  it('calls tools, whole and streamed, and answers with their results', async () => {
    const { provider } = await connect();
    const model = provider('auto');
    const asked = { model, prompt: 'Hello', toolChoice: 'required' } as const;
    const whole = await generateText({ ...asked, tools: { weather: tool({ inputSchema }) } });
    const streamed = streamText({ ...asked, tools: { weather: tool({ inputSchema }) } });
    const expected = { toolName: 'weather', input: { city: expect.any(String), days: expect.any(Number) } };
    expect([whole.toolCalls[0], (await streamed.toolCalls)[0]]).toMatchObject([expected, expected]);
    const { text, steps } = await generateText({
      model,
      prompt: 'What does weather say?',
      tools: { weather: tool({ inputSchema, execute: () => 'Sunny' }) },
      stopWhen: ({ steps: taken }) => taken.length === 2,
    });
    expect(steps[0]?.toolResults[0]).toMatchObject({ output: 'Sunny' });
    expect(text).toContain('sandbox');
  });

  it('reads JSON', async () => {
    const { provider } = await connect();
    const { output } = await generateText({ model: provider('auto'), prompt: 'Hello', output: Output.json() });
    expect(output).toEqual({ answer: expect.any(String), sandbox: true });
  });

  it('embeds one text and several', async () => {
    const { provider } = await connect();
    const model = provider.embeddingModel('auto');
    expect((await embed({ model, value: 'a fox' })).embedding).toHaveLength(1024);
    const { embeddings, usage } = await embedMany({ model, values: ['a fox', 'a dog'] });
    expect(embeddings.map(({ length }) => length)).toEqual([1024, 1024]);
    expect(usage.tokens).toBe(4);
  });

  it.each(Object.entries(provocations))('gets %s with its status, body and whether to retry', async (code, provoke) => {
    const { provider, gateway, withKey } = await connect(provoke.options);
    provoke.before?.(gateway);
    const model = (provoke.key === undefined ? provider : withKey(provoke.key(gateway)))(provoke.model ?? 'auto');
    const request = { model, prompt: 'Hello', temperature: provoke.temperature ?? 1, maxRetries: 0 };
    const error: unknown = await generateText(request).catch((thrown: unknown) => thrown);
    const { status, isRetryable } = {
      status: clawwitsErrorTable[code as ClawwitsErrorCode].status,
      isRetryable: [409, 429, 502],
    };
    if (!APICallError.isInstance(error)) throw error;
    expect(error.statusCode).toBe(status);
    expect(error.isRetryable).toBe(isRetryable.includes(status));
    expect(error.data).toMatchObject({ error: { code, type: code } });
    // In a stream it is the same error, as a part.
    const streamed = streamText({ ...request, onError: () => undefined });
    const seen: unknown[] = [];
    for await (const part of streamed.fullStream) if (part.type === 'error') seen.push(part.error);
    expect(seen).toMatchObject([{ statusCode: status }]);
  });

  it('gets a failure in mid-stream as an error', async () => {
    const { provider } = await connect({ faults: ['error-event:2'] });
    const seen: unknown[] = [];
    const streamed = streamText({ model: provider('auto'), prompt: 'Hello', maxRetries: 0, onError: () => undefined });
    for await (const part of streamed.fullStream) if (part.type === 'error') seen.push(part.error);
    expect(seen).toHaveLength(1);
  });
});

describe('the ai package, configured with the features of the gateway', () => {
  it('reads objects of a schema, and the usage of streams', async () => {
    const { provider } = await connect({}, { supportsStructuredOutputs: true, includeUsage: true });
    const model = provider('auto');
    const { output } = await generateText({ model, prompt: 'Hello', output: Output.object({ schema: inputSchema }) });
    expect(inputSchema.safeParse(output).success).toBe(true);
    const streamed = streamText({ model, prompt: 'Hello', output: Output.object({ schema: inputSchema }) });
    expect(inputSchema.safeParse(await streamed.output).success).toBe(true);
    expect((await streamed.usage).totalTokens).toBeGreaterThan(1);
  });
});
