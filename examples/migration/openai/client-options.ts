import OpenAI from 'openai';

const client = new OpenAI({
  defaultHeaders: { 'x-team': 'search' },
  organization: 'org-example',
  timeout: 20_000,
  maxRetries: 3,
});
const completion = await client.chat.completions.create(
  { model: 'auto', messages: [{ role: 'user', content: 'Say hi.' }] },
  { timeout: 5_000, headers: { 'x-job': '7' } },
);
console.log(completion.choices[0]?.message.content);
