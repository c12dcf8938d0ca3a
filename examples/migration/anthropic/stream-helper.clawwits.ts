import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits();

const stream = await client.messages.create({
  model: 'auto',
  max_tokens: 300,
  messages: [{ role: 'user', content: 'Count to ten.' }],
  stream: true,
});
const [events, whole] = stream.tee();
for await (const event of events) {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') process.stdout.write(event.delta.text);
}
const message = await whole.result();
console.log(message.stop_reason);
