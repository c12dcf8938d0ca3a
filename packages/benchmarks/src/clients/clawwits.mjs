import { Clawwits, decodeEmbedding } from '../../../sdk-ts/dist/node/index.js';
import { apiKey, messages, texts } from './prompt.mjs';

export function open(baseURL, options = {}) {
  const cw = new Clawwits({ apiKey, baseURL, ...options });
  return {
    async chat() {
      return (await cw.chat.completions.create({ messages })).choices[0].message.content;
    },
    stream: () => cw.chat.completions.create({ messages, stream: true }),
    textOf: (chunk) => chunk.choices[0]?.delta.content,
    async embed() {
      return (await cw.embeddings.create({ input: texts })).data.length;
    },
    async embedBase64() {
      const { data } = await cw.embeddings.create({ input: texts, encodingFormat: 'base64' });
      return data.map(({ embedding }) => decodeEmbedding(embedding)).length;
    },
  };
}
