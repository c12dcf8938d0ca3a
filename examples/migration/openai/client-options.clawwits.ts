import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits({
  headers: { 'x-team': 'search', 'openai-organization': 'org-example' },
  timeout: 20_000,
  maxRetries: 3,
});
const completion = await client.chat.completions.create(
  { model: 'auto', messages: [{ role: 'user', content: 'Say hi.' }] },
  { timeout: 5_000, headers: { 'x-job': '7' } },
);
console.log(completion.choices[0].message.content);
