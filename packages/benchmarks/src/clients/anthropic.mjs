import { apiKey, messages } from './prompt.mjs';

export async function open(baseURL, load) {
  const { default: Anthropic } = await load('@anthropic-ai/sdk');
  const client = new Anthropic({ apiKey, baseURL });
  const params = { model: 'auto', max_tokens: 100, messages };
  return {
    async chat() {
      return (await client.messages.create(params)).content[0].text;
    },
    stream: () => client.messages.create({ ...params, stream: true }),
    textOf: (event) => event.delta?.text,
  };
}
