import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, stepCountIs, streamText, tool } from 'ai';
import * as z from 'zod';
import { address, apiKey, question, report, toolQuestion } from './settings.mjs';

const model = createOpenAICompatible({ name: 'clawwits', baseURL: `${address}/v1`, apiKey })('auto');
const asked = [];
const weather = tool({
  description: 'Tells the weather of a city.',
  inputSchema: z.object({ city: z.string() }),
  execute: async (args) => {
    asked.push({ name: 'get_weather', args });
    return 'sunny';
  },
});

const answer = await generateText({ model, prompt: question, maxOutputTokens: 500 });

let streamed = '';
for await (const text of streamText({ model, prompt: question, maxOutputTokens: 500 }).textStream) streamed += text;

const concluded = await generateText({
  model,
  prompt: toolQuestion,
  maxOutputTokens: 500,
  tools: { get_weather: weather },
  stopWhen: stepCountIs(3),
});

report({
  answer: answer.text,
  usage: answer.usage.totalTokens,
  streamed,
  tools: asked,
  concluded: concluded.text,
});
