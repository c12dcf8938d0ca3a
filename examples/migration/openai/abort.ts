import OpenAI from 'openai';

const client = new OpenAI();

const stream = await client.chat.completions.create({
  model: 'auto',
  messages: [{ role: 'user', content: 'Count to a thousand.' }],
  stream: true,
});
for await (const chunk of stream) {
  if (chunk.choices[0]?.delta.content) break;
}
stream.controller.abort();
console.log(stream.controller.signal.aborted);
