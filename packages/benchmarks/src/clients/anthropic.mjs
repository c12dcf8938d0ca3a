import { apiKey, messages } from './prompt.mjs';

export async function open(baseURL, load) {
  const { default: Anthropic } = await load('@anthropic-ai/sdk');
  const client = new Anthropic({ apiKey, baseURL });
  const params = { model: 'auto', max_tokens: 100, messages };
  return {
    async chat() {
      return (await client.messages.create(params)).content[0].text;
    },
    async *stream() {
      for await (const event of await client.messages.create({ ...params, stream: true })) yield event.delta?.text;
    },
  };
}
