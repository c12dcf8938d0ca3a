// The other end: answers as fast as node:http can, from bytes made beforehand, so that what is measured is the client.
// The first part of the path chooses how: /whole, /bulk, /paced, /short, /huge.

import { createServer } from 'node:http';

const chunkOf = (content, more = {}) => ({
  id: 'chatcmpl-bench',
  object: 'chat.completion.chunk',
  created: 1_800_000_000,
  model: 'bench-1',
  choices: [{ index: 0, delta: { content }, finish_reason: null, ...more }],
});
const eventOf = (value) => `data: ${JSON.stringify(value)}\n\n`;
const chatHead = eventOf(chunkOf('', { delta: { role: 'assistant', content: '' } }));
const chatPiece = eventOf(chunkOf(' word'));
const chatTail =
  eventOf(chunkOf('', { delta: {}, finish_reason: 'stop' })) +
  eventOf({ ...chunkOf(''), choices: [], usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 } }) +
  'data: [DONE]\n\n';

const messageEvent = (value) => `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
const emptyMessage = {
  id: 'msg_bench',
  type: 'message',
  role: 'assistant',
  model: 'bench-1',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { input_tokens: 9, output_tokens: 1 },
};
const messageHead =
  messageEvent({ type: 'message_start', message: emptyMessage }) +
  messageEvent({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
const messagePiece = messageEvent({
  type: 'content_block_delta',
  index: 0,
  delta: { type: 'text_delta', text: ' word' },
});
const messageTail =
  messageEvent({ type: 'content_block_stop', index: 0 }) +
  messageEvent({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } }) +
  messageEvent({ type: 'message_stop' });

const chatAnswer = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-bench',
    object: 'chat.completion',
    created: 1_800_000_000,
    model: 'bench-1',
    system_fingerprint: 'fp_bench',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello! How can I help?' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 },
  }),
);
const messageAnswer = Buffer.from(
  JSON.stringify({ ...emptyMessage, content: [{ type: 'text', text: 'Hello!' }], stop_reason: 'end_turn' }),
);

function embeddingsAnswer(format) {
  const vectors = Array.from({ length: 64 }, (_, index) =>
    Float32Array.from({ length: 1024 }, (_, place) => Math.sin(index * 1024 + place) / 23),
  );
  const data = vectors.map((vector, index) => ({
    object: 'embedding',
    index,
    embedding: format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector],
  }));
  return Buffer.from(
    JSON.stringify({ object: 'list', data, model: 'bench-1', usage: { prompt_tokens: 64, total_tokens: 64 } }),
  );
}
const floatVectors = embeddingsAnswer('float');
const base64Vectors = embeddingsAnswer('base64');

/** How many pieces a stream has, how they are written, and how long they are. */
const streams = {
  bulk: { pieces: 20_000, perWrite: 400 },
  paced: { pieces: Number(process.env.PACED_PIECES ?? 100), everyMs: 10 },
  short: { pieces: 3, perWrite: 1 },
  huge: { pieces: Number(process.env.HUGE_PIECES ?? 12_500), perWrite: 16, padding: 4_000 },
};

function drained(outgoing) {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });
}

async function writeStream(outgoing, mode, isChat) {
  const { pieces, perWrite = 1, everyMs, padding = 0 } = streams[mode];
  const [head, plainPiece, tail] = isChat ? [chatHead, chatPiece, chatTail] : [messageHead, messagePiece, messageTail];
  const piece = plainPiece.replace(' word', ` word${'x'.repeat(padding)}`);
  const block = Buffer.from(piece.repeat(perWrite));
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  outgoing.write(head);
  for (let written = 0; written < pieces && !outgoing.destroyed; written += perWrite) {
    if (everyMs !== undefined) await new Promise((resolve) => setTimeout(resolve, everyMs));
    if (!outgoing.write(block)) {
      await drained(outgoing);
    }
  }
  outgoing.end(tail);
}

const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
  let body = '';
  incoming.setEncoding('latin1');
  incoming.on('data', (piece) => {
    body += piece;
  });
  incoming.on('end', () => {
    const [, mode, ...rest] = incoming.url.split('?')[0].split('/');
    const path = rest.join('/');
    const { stream, encoding_format: format } = JSON.parse(body || '{}');
    const isChat = path.endsWith('chat/completions');
    if (stream) return void writeStream(outgoing, mode, isChat);
    const answer = path.endsWith('embeddings')
      ? format === 'base64'
        ? base64Vectors
        : floatVectors
      : isChat
        ? chatAnswer
        : messageAnswer;
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.byteLength }).end(answer);
  });
});

server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
