import OpenAI from 'openai';

const client = new OpenAI();

const completion = await client.chat.completions.create({
  model: 'auto',
  messages: [
    { role: 'developer', content: 'Answer like a pirate.' },
    { role: 'user', content: 'Are semicolons optional in JavaScript?' },
  ],
});
console.log(completion.choices[0]?.message.content, completion.usage?.total_tokens);
