import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { startServer } from '@clawwits/mock-gateway/server';
import { APICallError, embedMany, generateText, Output, streamText, tool } from 'ai';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';

async function connect(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  const provider = createOpenAICompatible({
    name: 'clawwits',
    baseURL: `${server.url}/v1`,
    apiKey: server.apiKey,
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  return { provider, gateway: server.gateway };
}

describe('the ai package', () => {
  it('generates and streams text, with usage', async () => {
    const { provider, gateway } = await connect({ answer: 'One two three' });
    const model = provider('auto');
    expect((await generateText({ model, prompt: 'Hello' })).text).toBe('One two three');
    const streamed = streamText({ model, prompt: 'Hello' });
    let text = '';
    for await (const part of streamed.textStream) text += part;
    expect([text, (await streamed.usage).totalTokens]).toEqual(['One two three', 4]);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 8 });
  });

  it('calls tools and reads objects of a schema', async () => {
    const { provider } = await connect();
    const model = provider('auto');
    const inputSchema = z.object({ city: z.string(), days: z.number().int().min(1) });
    const { toolCalls } = await generateText({
      model,
      prompt: 'Hello',
      tools: { weather: tool({ inputSchema }) },
      toolChoice: 'required',
    });
    expect(toolCalls[0]).toMatchObject({ toolName: 'weather', input: { city: expect.any(String) } });
    const { output } = await generateText({ model, prompt: 'Hello', output: Output.object({ schema: inputSchema }) });
    expect(inputSchema.safeParse(output).success).toBe(true);
  });

  it('embeds', async () => {
    const { provider } = await connect();
    const { embeddings } = await embedMany({ model: provider.embeddingModel('auto'), values: ['a fox', 'a dog'] });
    expect(embeddings.map(({ length }) => length)).toEqual([1024, 1024]);
  });

  it('gets errors with their status', async () => {
    const { provider } = await connect({ wits: 5 });
    const refused = generateText({ model: provider('auto'), prompt: 'Hello', maxRetries: 0 });
    const error = await refused.catch((thrown: unknown) => thrown);
    expect(APICallError.isInstance(error) && error.statusCode).toBe(402);
  });
});
