import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits();

const tools: Clawwits.Chat.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Tells the weather of a city.',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
];
const messages: Clawwits.Chat.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Use get_weather for Hue.' }];

for (let turn = 0; turn < 5; turn++) {
  const { message } = (await client.chat.completions.create({ model: 'auto', messages, tools })).choices[0];
  messages.push(message);
  if (!message.tool_calls) {
    console.log(message.content);
    break;
  }
  for (const { id, function: called } of message.tool_calls) {
    const { city } = JSON.parse(called.arguments) as { city: string };
    messages.push({ role: 'tool', tool_call_id: id, content: `sunny in ${city}` });
  }
}
