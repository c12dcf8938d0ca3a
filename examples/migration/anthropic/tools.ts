import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const tools: Anthropic.Tool[] = [
  {
    name: 'get_weather',
    description: 'Tells the weather of a city.',
    input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
];
const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Use get_weather for Hue.' }];

for (let turn = 0; turn < 5; turn++) {
  const message = await client.messages.create({ model: 'auto', max_tokens: 500, messages, tools });
  messages.push({ role: message.role, content: message.content });
  if (message.stop_reason !== 'tool_use') {
    for (const block of message.content) if (block.type === 'text') console.log(block.text);
    break;
  }
  const results: Anthropic.ToolResultBlockParam[] = [];
  for (const block of message.content) {
    if (block.type !== 'tool_use') continue;
    console.log(block.name, block.input);
    results.push({ type: 'tool_result', tool_use_id: block.id, content: 'sunny' });
  }
  messages.push({ role: 'user', content: results });
}
