import OpenAI from 'openai';

const client = new OpenAI();

const stream = client.chat.completions
  .stream({ model: 'auto', messages: [{ role: 'user', content: 'Count to ten.' }] })
  .on('content', (delta) => process.stdout.write(delta));
const completion = await stream.finalChatCompletion();
console.log(completion.choices[0]?.finish_reason);
