import { apiKey, messages, texts } from './prompt.mjs';

/** What undici's dispatcher costs by itself: the floor of everything that runs on it. */
export async function open(baseURL, load) {
  const { request } = await load('undici');
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const post = (path, body) =>
    request(`${baseURL}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify({ model: 'auto', ...body }) });
  return {
    async chat() {
      return (await (await post('chat/completions', { messages })).body.json()).choices[0].message.content;
    },
    async *stream() {
      const { body } = await post('chat/completions', { messages, stream: true });
      const decoder = new TextDecoder();
      let rest = '';
      for await (const piece of body) {
        const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
        rest = lines.pop();
        for (const line of lines) {
          if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
          yield JSON.parse(line.slice(6)).choices[0]?.delta.content;
        }
      }
    },
    async embed() {
      return (await (await post('embeddings', { input: texts })).body.json()).data.length;
    },
  };
}
