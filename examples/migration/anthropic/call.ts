import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const message = await client.messages.create({
  model: 'auto',
  max_tokens: 300,
  system: 'Answer like a pirate.',
  messages: [{ role: 'user', content: 'Are semicolons optional in JavaScript?' }],
});
for (const block of message.content) if (block.type === 'text') console.log(block.text);
console.log(message.stop_reason, message.usage.output_tokens);
