import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits();

const params: Clawwits.Chat.ChatCompletionCreateParamsNonStreaming = {
  model: 'auto',
  messages: [{ role: 'user', content: 'Say hi.' }],
};
const response = await client.chat.completions.create(params).asResponse();
console.log(response.status, response.headers.get('content-type'), (await response.text()) !== '');

const { data, response: same } = await client.chat.completions.create(params).withResponse();
console.log(data.choices[0].message.content, same.requestId !== undefined);
