import OpenAI from 'openai';

const client = new OpenAI();

const params: OpenAI.Chat.ChatCompletionCreateParamsNonStreaming = {
  model: 'auto',
  messages: [{ role: 'user', content: 'Say hi.' }],
};
const response = await client.chat.completions.create(params).asResponse();
console.log(response.status, response.headers.get('content-type'), (await response.text()) !== '');

const { data, response: same } = await client.chat.completions.create(params).withResponse();
console.log(data.choices[0]?.message.content, same.headers.has('x-request-id'));
