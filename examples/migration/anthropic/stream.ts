import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const stream = await client.messages.create({
  model: 'auto',
  max_tokens: 300,
  messages: [{ role: 'user', content: 'Count to ten.' }],
  stream: true,
});
for await (const event of stream) {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') process.stdout.write(event.delta.text);
  if (event.type === 'message_delta') console.log(event.delta.stop_reason);
}
