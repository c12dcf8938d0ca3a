import { HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import * as z from 'zod';
import { address, apiKey, question, report, toolQuestion } from './settings.mjs';

const model = new ChatOpenAI({ model: 'auto', apiKey, configuration: { baseURL: `${address}/v1` } });
const weather = tool(() => 'sunny', {
  name: 'get_weather',
  description: 'Tells the weather of a city.',
  schema: z.object({ city: z.string() }),
});

const answer = await model.invoke(question);

let streamed = '';
for await (const chunk of await model.stream(question)) streamed += chunk.text;

const withTools = model.bindTools([weather]);
const turns = [new HumanMessage(toolQuestion)];
const asked = await withTools.invoke(turns);
const results = await Promise.all((asked.tool_calls ?? []).map((call) => weather.invoke(call)));
const concluded = await withTools.invoke([...turns, asked, ...results]);

report({
  answer: answer.text,
  usage: answer.usage_metadata?.total_tokens,
  streamed,
  tools: asked.tool_calls?.map(({ name, args }) => ({ name, args })),
  concluded: concluded.text,
});
