import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const stream = await client.messages.create({
  model: 'auto',
  max_tokens: 300,
  messages: [{ role: 'user', content: 'Count to a thousand.' }],
  stream: true,
});
let events = 0;
for await (const event of stream) {
  events += 1;
  if (event.type === 'content_block_delta') break;
}
stream.controller.abort();
console.log(events > 0);
