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

const leastHeaders = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
const noLimit = { onConnect: () => undefined, end: () => undefined };
/** As little as a server takes. */
const least = { headersOf: () => leastHeaders, startLimit: () => noLimit };

/** The same over a dispatcher of any undici, with what a request has besides its body. */
export function openOver(agent, baseURL, { headersOf, startLimit } = least) {
  const { origin, pathname } = new URL(baseURL);

  const dispatch = (path, body, handler) =>
    agent.dispatch(
      {
        ...{ origin, path: `${pathname}/v1/${path}`, method: 'POST', headers: headersOf(body) },
        body: JSON.stringify({ model: 'auto', ...body }),
      },
      handler,
    );

  const post = (path, body) =>
    new Promise((resolve, reject) => {
      const pieces = [];
      const limit = startLimit();
      dispatch(path, body, {
        onConnect: limit.onConnect,
        onHeaders: () => true,
        onData: (piece) => pieces.push(piece) > 0,
        onComplete() {
          limit.end();
          resolve(JSON.parse(Buffer.concat(pieces).toString()));
        },
        onError: reject,
      });
    });

  return {
    async chat() {
      return (await post('chat/completions', { messages })).choices[0].message.content;
    },
    async *stream() {
      const pieces = [];
      const limit = startLimit();
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
          onConnect: limit.onConnect,
          onHeaders(_status, _headers, resumeBody) {
            limit.end();
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
