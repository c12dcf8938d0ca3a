import { createLineReader } from './lines.mjs';
import { apiKey, messages, texts } from './prompt.mjs';

const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };

/** What a program does that uses no client: no retries, no limits, no errors worth the name. */
export function open(baseURL) {
  const post = (path, body) =>
    fetch(`${baseURL}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify({ model: 'auto', ...body }) });
  return {
    async chat() {
      return (await (await post('chat/completions', { messages })).json()).choices[0].message.content;
    },
    async *stream() {
      const { body } = await post('chat/completions', { messages, stream: true });
      const read = createLineReader();
      for await (const piece of body) yield* read(piece);
    },
    textOf: (chunk) => chunk.choices[0]?.delta.content,
    async embed() {
      return (await (await post('embeddings', { input: texts })).json()).data.length;
    },
    async embedBase64() {
      const { data } = await (await post('embeddings', { input: texts, encoding_format: 'base64' })).json();
      return data.map(({ embedding }) => new Float32Array(new Uint8Array(Buffer.from(embedding, 'base64')).buffer))
        .length;
    },
  };
}
