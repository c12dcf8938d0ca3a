import { apiKey, messages, texts } from './prompt.mjs';

export async function open(baseURL, load) {
  const { default: OpenAI } = await load('openai');
  const client = new OpenAI({ apiKey, baseURL: `${baseURL}/v1` });
  const model = 'auto';
  return {
    async chat() {
      return (await client.chat.completions.create({ model, messages })).choices[0].message.content;
    },
    stream: () => client.chat.completions.create({ model, messages, stream: true }),
    textOf: (chunk) => chunk.choices[0]?.delta.content,
    async embed() {
      return (await client.embeddings.create({ model, input: texts, encoding_format: 'float' })).data.length;
    },
    // Left to itself it asks for base64 and hands out numbers.
    async embedBase64() {
      return (await client.embeddings.create({ model, input: texts })).data.length;
    },
  };
}
