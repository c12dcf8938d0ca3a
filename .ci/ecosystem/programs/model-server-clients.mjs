import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import Anthropic from '@anthropic-ai/sdk';
import { generateText, streamText, tool } from 'ai';
import OpenAI from 'openai';
import * as z from 'zod';
import { address, apiKey, question, report, toolQuestion } from './settings.mjs';

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const user = (content) => [{ role: 'user', content }];

async function runOpenAI() {
  const client = new OpenAI({ baseURL: `${address}/v1`, apiKey, maxRetries: 0 });
  const tools = [{ type: 'function', function: { name: 'get_weather', parameters } }];
  const ask = (content) => ({ model: 'auto', messages: user(content), tools, max_tokens: 300 });
  const summarize = ({ choices: [{ message, finish_reason }], usage }) => ({
    text: message.content,
    tools: message.tool_calls?.map((call) => call.function),
    finish: finish_reason,
    usage,
  });
  const results = [];
  for (const content of [question, toolQuestion]) {
    results.push(summarize(await client.chat.completions.create(ask(content))));
    const options = { ...ask(content), stream_options: { include_usage: true } };
    results.push(summarize(await client.chat.completions.stream(options).finalChatCompletion()));
  }
  return results;
}

async function runAnthropic() {
  const client = new Anthropic({ baseURL: address, authToken: apiKey, apiKey: null, maxRetries: 0 });
  const tools = [{ name: 'get_weather', input_schema: parameters }];
  const ask = (content) => ({ model: 'auto', messages: user(content), tools, max_tokens: 300 });
  const summarize = ({ content, stop_reason, usage: { input_tokens, output_tokens } }) => ({
    content: content.map(({ type, text, name, input }) => ({ type, text, name, input })),
    finish: stop_reason,
    usage: { input_tokens, output_tokens },
  });
  const results = [];
  for (const content of [question, toolQuestion]) {
    results.push(summarize(await client.messages.create(ask(content))));
    results.push(summarize(await client.messages.stream(ask(content)).finalMessage()));
  }
  return results;
}

async function runAi() {
  const model = createOpenAICompatible({ name: 'any', baseURL: `${address}/v1`, apiKey, includeUsage: true })('auto');
  const tools = { get_weather: tool({ inputSchema: z.object({ city: z.string() }) }) };
  const summarize = async (result) => ({
    text: await result.text,
    tools: (await result.toolCalls).map(({ toolName, input }) => ({ toolName, input })),
    finish: await result.finishReason,
    usage: (await result.usage).totalTokens,
  });
  const results = [];
  for (const prompt of [question, toolQuestion]) {
    results.push(await summarize(await generateText({ model, prompt, tools, maxRetries: 0 })));
    results.push(await summarize(streamText({ model, prompt, tools, maxRetries: 0 })));
  }
  return results;
}

report({ openai: await runOpenAI(), anthropic: await runAnthropic(), ai: await runAi() });
