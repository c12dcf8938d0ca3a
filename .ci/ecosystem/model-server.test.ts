import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject, onTestFinished, test } from 'vitest';
import { upstream } from '../../packages/mock-gateway/src/index.ts';
import { startServer } from '../../packages/mock-gateway/src/server.ts';
import { execute } from '../packaging/execute.ts';

const project = inject('project');
const question = 'Why is the sea salty?';
const toolQuestion = 'Use get_weather for the city of Hue.';

/** What is used of aimock, which is installed for this run alone. */
interface ModelServer {
  readonly url: string;
  onMessage(pattern: string, answer: object): void;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
}

async function startModelServer(): Promise<ModelServer> {
  const path = join(project, 'node_modules/@copilotkit/aimock/dist/index.js');
  const { LLMock } = (await import(pathToFileURL(path).href)) as { LLMock: new (options: object) => ModelServer };
  const server = new LLMock({ port: 0 });
  const usage = (input: number, output: number) => ({
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    input_tokens: input,
    output_tokens: output,
  });
  server.onMessage(question, {
    content: 'Rivers carry salt into it, and the sun takes the water.',
    usage: usage(21, 13),
  });
  const call = { name: 'get_weather', arguments: '{"city":"Hue"}' };
  server.onMessage(toolQuestion, { toolCalls: [call], usage: usage(34, 8) });
  await server.start();
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

async function runClients(address: string, apiKey: string): Promise<unknown> {
  const { code, out, error } = await execute(process.execPath, ['model-server-clients.mjs'], project, {
    ADDRESS: address,
    API_KEY: apiKey,
    QUESTION: question,
    TOOL_QUESTION: toolQuestion,
  });
  expect(code, `${out}\n${error}`).toBe(0);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

test('openai, @anthropic-ai/sdk and ai get from aimock through the gateway what they get from it directly', async () => {
  const model = await startModelServer();
  const gateway = await startServer({ answer: upstream({ baseURL: `${model.url}/v1`, apiKey: 'model-key' }) });
  onTestFinished(() => gateway.close());

  const direct = await runClients(model.url, 'model-key');
  const through = await runClients(gateway.url, gateway.apiKey);

  expect(through).toEqual(direct);
  expect(direct).toMatchObject({
    openai: [{ usage: { total_tokens: 34 } }, {}, { tools: [{ name: 'get_weather' }] }, {}],
  });
  const { calls } = gateway.gateway;
  expect(calls.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 12 }, () => 'complete'));
  expect(calls.map(({ wits }) => wits)).toEqual([34, 34, 42, 42, 34, 34, 42, 42, 34, 34, 42, 42]);
  expect(gateway.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 6 * (34 + 42) });
});
