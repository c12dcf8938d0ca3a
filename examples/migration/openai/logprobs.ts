import OpenAI from 'openai';

const client = new OpenAI();

const completion = await client.chat.completions.create({
  model: 'auto',
  messages: [{ role: 'user', content: 'Say hi.' }],
  max_completion_tokens: 5,
  logprobs: true,
  top_logprobs: 2,
});
for (const { token, logprob, top_logprobs } of completion.choices[0]?.logprobs?.content ?? []) {
  console.log(JSON.stringify(token), logprob.toFixed(3), top_logprobs?.length);
}
