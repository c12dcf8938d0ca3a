import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits();

const stream = await client.chat.completions.create({
  model: 'auto',
  messages: [{ role: 'user', content: 'Count to ten.' }],
  stream: true,
});
const [pieces, whole] = stream.tee();
for await (const chunk of pieces) process.stdout.write(chunk.choices[0]?.delta.content ?? '');
const completion = await whole.result();
console.log(completion.choices[0].finish_reason);
