import { OpenAI } from '@llamaindex/openai';
import { tool } from 'llamaindex';
import * as z from 'zod';
import { address, apiKey, question, report, toolQuestion } from './settings.mjs';

const llm = new OpenAI({ model: 'auto', apiKey, baseURL: `${address}/v1` });
const weather = tool({
  name: 'get_weather',
  description: 'Tells the weather of a city.',
  parameters: z.object({ city: z.string() }),
  execute: () => 'sunny',
});

const answer = await llm.chat({ messages: [{ role: 'user', content: question }] });

let streamed = '';
const stream = await llm.chat({ messages: [{ role: 'user', content: question }], stream: true });
for await (const chunk of stream) streamed += chunk.delta;

const messages = [{ role: 'user', content: toolQuestion }];
const asked = await llm.chat({ messages, tools: [weather] });
const calls = asked.message.options?.toolCall ?? [];
const results = calls.map(({ id }) => ({
  role: 'user',
  content: 'sunny',
  options: { toolResult: { id, result: 'sunny', isError: false } },
}));
const concluded = await llm.chat({ messages: [...messages, asked.message, ...results], tools: [weather] });

report({
  answer: answer.message.content,
  usage: answer.raw.usage.total_tokens,
  streamed,
  tools: calls.map(({ name, input }) => ({ name, args: typeof input === 'string' ? JSON.parse(input) : input })),
  concluded: concluded.message.content,
});
