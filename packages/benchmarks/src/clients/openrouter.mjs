import { apiKey, messages, texts } from './prompt.mjs';

export async function open(baseURL, load) {
  const { OpenRouter } = await load('@openrouter/sdk');
  const client = new OpenRouter({ apiKey, serverURL: `${baseURL}/v1` });
  const model = 'auto';
  return {
    async chat() {
      return (await client.chat.send({ chatRequest: { model, messages } })).choices[0].message.content;
    },
    stream: () => client.chat.send({ chatRequest: { model, messages, stream: true } }),
    textOf: (chunk) => chunk.choices[0]?.delta.content,
    async embed() {
      return (await client.embeddings.generate({ requestBody: { model, input: texts } })).data.length;
    },
  };
}
