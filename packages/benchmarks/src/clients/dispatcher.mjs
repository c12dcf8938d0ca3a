import { createLineReader } from './lines.mjs';
import { apiKey, messages, texts } from './prompt.mjs';

/**
 * What undici's dispatcher costs by itself: a handler a request and nothing around it. The floor of everything that
 * runs on it.
 */
export async function open(baseURL, load) {
  const { Agent } = await load('undici');
  return openOver(new Agent(), baseURL);
}

/** The same over a dispatcher of any undici. */
export function openOver(agent, baseURL) {
  const { origin, pathname } = new URL(baseURL);
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };

  const dispatch = (path, body, handler) =>
    agent.dispatch(
      {
        ...{ origin, path: `${pathname}/v1/${path}`, method: 'POST', headers },
        body: JSON.stringify({ model: 'auto', ...body }),
      },
      handler,
    );

  const post = (path, body) =>
    new Promise((resolve, reject) => {
      const pieces = [];
      dispatch(path, body, {
        onConnect: () => undefined,
        onHeaders: () => true,
        onData: (piece) => pieces.push(piece) > 0,
        onComplete: () => resolve(JSON.parse(Buffer.concat(pieces).toString())),
        onError: reject,
      });
    });

  return {
    async chat() {
      return (await post('chat/completions', { messages })).choices[0].message.content;
    },
    async *stream() {
      const pieces = [];
      let resume = () => undefined;
      let wake = () => undefined;
      const put = (piece) => {
        pieces.push(piece);
        wake();
        return pieces.length < 4;
      };
      dispatch(
        'chat/completions',
        { messages, stream: true },
        {
          onConnect: () => undefined,
          onHeaders(_status, _headers, resumeBody) {
            resume = resumeBody;
            return true;
          },
          onData: put,
          onComplete: () => put(null),
          onError: put,
        },
      );
      const read = createLineReader();
      for (;;) {
        // What was held back may come before this returns.
        if (pieces.length === 0) resume();
        if (pieces.length === 0) {
          await new Promise((resolve) => {
            wake = resolve;
          });
        }
        const piece = pieces.shift();
        if (piece === null) return;
        if (piece instanceof Error) throw piece;
        yield* read(piece);
      }
    },
    textOf: (chunk) => chunk.choices[0]?.delta.content,
    async embed() {
      return (await post('embeddings', { input: texts })).data.length;
    },
    async embedBase64() {
      const { data } = await post('embeddings', { input: texts, encoding_format: 'base64' });
      return data.map(({ embedding }) => new Float32Array(new Uint8Array(Buffer.from(embedding, 'base64')).buffer))
        .length;
    },
  };
}
