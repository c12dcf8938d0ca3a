import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import * as z from 'zod';
import { address, apiKey, question, report, toolQuestion } from './settings.mjs';

const asked = [];
const weather = createTool({
  id: 'get_weather',
  description: 'Tells the weather of a city.',
  inputSchema: z.object({ city: z.string() }),
  outputSchema: z.object({ weather: z.string() }),
  execute: async ({ context }) => {
    asked.push({ name: 'get_weather', args: context });
    return { weather: 'sunny' };
  },
});
const agent = new Agent({
  name: 'guide',
  instructions: 'Be brief.',
  model: { id: 'clawwits/auto', url: `${address}/v1`, apiKey },
  tools: { get_weather: weather },
});

const answer = await agent.generate(question);

let streamed = '';
const stream = await agent.stream(question);
for await (const text of stream.textStream) streamed += text;

const concluded = await agent.generate(toolQuestion);

report({
  answer: answer.text,
  usage: answer.usage.totalTokens,
  streamed,
  tools: asked,
  concluded: concluded.text,
});
