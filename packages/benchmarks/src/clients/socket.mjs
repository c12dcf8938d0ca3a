import { connect } from 'node:net';
import { createLineReader } from './lines.mjs';
import { apiKey, messages, texts } from './prompt.mjs';

/** What the socket and `JSON.parse` cost: HTTP as this one server writes it, read without a client. No client could do so. */
export function open(baseURL) {
  const { hostname, port, pathname } = new URL(baseURL);
  const idle = [];

  function send(path, body, onPiece) {
    const text = JSON.stringify({ model: 'auto', ...body });
    const socket = idle.pop() ?? connect({ host: hostname, port: Number(port), noDelay: true });
    socket.removeAllListeners('data').on('data', onPiece);
    socket.write(
      `POST ${pathname}/v1/${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${apiKey}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
    return socket;
  }

  const post = (path, body) =>
    new Promise((resolve) => {
      let bytes = null;
      let end = 0;
      let start = 0;
      const socket = send(path, body, (piece) => {
        bytes = bytes === null ? piece : Buffer.concat([bytes, piece]);
        if (end === 0) {
          start = bytes.indexOf('\r\n\r\n') + 4;
          if (start === 3) return;
          end = start + Number(/content-length: (\d+)/i.exec(bytes.latin1Slice(0, start))[1]);
        }
        if (bytes.byteLength < end) return;
        idle.push(socket);
        resolve(JSON.parse(bytes.utf8Slice(start, end)));
      });
    });

  return {
    async chat() {
      return (await post('chat/completions', { messages })).choices[0].message.content;
    },
    async *stream() {
      const pieces = [];
      let wake = () => undefined;
      const socket = send('chat/completions', { messages, stream: true }, (piece) => {
        pieces.push(piece);
        wake();
        if (pieces.length > 4) socket.pause();
      });
      const read = createLineReader();
      for (;;) {
        // What was held back may come before this returns.
        if (pieces.length === 0) socket.resume();
        if (pieces.length === 0) {
          await new Promise((resolve) => {
            wake = resolve;
          });
        }
        const piece = pieces.shift();
        // The sizes of the transfer coding stand on lines of their own, except where they cut an event in two.
        yield* read(piece);
        if (piece.toString('latin1', piece.byteLength - 5) !== '0\r\n\r\n') continue;
        socket.resume();
        idle.push(socket);
        return;
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
