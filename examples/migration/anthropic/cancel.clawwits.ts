import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits();

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
stream.cancel();
console.log(events > 0);
