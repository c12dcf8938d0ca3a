import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

/** The key that the upstream asks for. */
export const upstreamKey = 'upstream-key-0123456789';

type Behave = (response: ServerResponse) => void;

const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const whole = (message: object, finish_reason: string | null = 'stop') =>
  JSON.stringify({ id: 'c1', object: 'chat.completion', model: 'm', choices: [{ index: 0, message, finish_reason }] });

const done = 'data: [DONE]\n\n';
const hello = chunk({ role: 'assistant', content: 'Hello' });
const world = chunk({ content: ' world' });
const stop = chunk({}, 'stop');
const call = { id: 'call_a', type: 'function', function: { name: 'look', arguments: '{"city":"Hue"}' } };

const send =
  (body: string | Uint8Array, type = 'text/event-stream', status = 200, headers = {}): Behave =>
  (response) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  };
const cut =
  (body: string, type = 'text/event-stream'): Behave =>
  (response) => {
    response.writeHead(200, { 'content-type': type });
    response.write(body, () => response.destroy());
  };
const hang =
  (body: string): Behave =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(body);
  };
const error = (body: unknown) => `data: ${JSON.stringify(body)}\n\n`;

/** Upstreams that fail before they have said anything. */
export const failing: Record<string, Behave> = {
  'an HTML page': send('<html><title>Login</title></html>', 'text/html'),
  'an HTML page that claims to be a stream': send('<html></html>'),
  'an empty body': send(''),
  'an empty JSON body': send('', 'application/json'),
  'white space': send(' \n\n '),
  'truncated JSON': send(whole({ content: 'Hello world' }).slice(0, -9), 'application/json'),
  'JSON cut on the connection': cut(whole({ content: 'Hello world' }).slice(0, -9), 'application/json'),
  'no choices': send('{"choices":[]}', 'application/json'),
  'null choices': send('{"choices":null}', 'application/json'),
  'choices that are missing': send('{"id":"c1","object":"chat.completion"}', 'application/json'),
  'null content': send(whole({ content: null }), 'application/json'),
  'empty content': send(whole({ content: '' }), 'application/json'),
  'a JSON text': send('"Hello"', 'application/json'),
  'a JSON list': send('[]', 'application/json'),
  'an error with status 200': send(JSON.stringify({ error: { message: 'no capacity' } }), 'application/json'),
  'an error that quotes the key': send(JSON.stringify({ error: { message: `bad key ${upstreamKey}` } })),
  'a problem document': send(JSON.stringify({ title: 'Overloaded', status: 503 }), 'application/problem+json'),
  'nothing but the end mark': send(done),
  'a stream with a role alone': send(chunk({ role: 'assistant' }) + stop + done),
  'a stream of comments': send(': ping\n\n: ping\n\n'),
  'a first event that is no JSON': send('data: {oops\n\n'),
  'a first event that is an error': send(error({ error: { message: 'no model' } }) + done),
  'an error event without JSON': send('event: error\ndata: broken\n\n'),
  'status 401 that quotes the key': send(JSON.stringify({ error: upstreamKey }), 'application/json', 401),
  'status 429': send('{}', 'application/json', 429),
  'status 500': send('oops', 'text/plain', 500),
  'status 204': send('', 'application/json', 204),
  'a redirect to itself': send('', 'text/plain', 302, { location: '/v1/chat/completions' }),
  'broken gzip': send('not gzip', 'application/json', 200, { 'content-encoding': 'gzip' }),
  'a closed connection': (response) => response.destroy(),
  'silence before the headers': () => undefined,
  'silence after the headers': hang(''),
};

/** Upstreams that fail after the words "Hello world". */
export const breaking: Record<string, Behave> = {
  'a stream without an end': send(hello + world),
  'a stream that is cut': cut(hello + world),
  'a stream cut within an event': cut(`${hello}${world}data: {"choi`),
  'a stream that falls silent': hang(hello + world),
  'an error in the stream': send(hello + world + error({ error: { message: 'it burst' } }) + done),
  'an error object in the stream': send(hello + world + error({ object: 'error', message: 'it burst' }) + done),
  'a bare error in the stream': send(hello + world + error({ message: 'it burst', code: 500 }) + done),
  'an event that is no JSON': send(`${hello}${world}data: <html>\n\n${done}`),
  'a huge answer': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(hello + world);
    const filler = `: ${'x'.repeat(1024 * 1024)}\n\n`;
    const more = () => {
      while (!response.destroyed && response.write(filler));
    };
    response.on('drain', more);
    more();
  },
};

/** Upstreams that answer "Hello world" in their own manner. */
export const strange: Record<string, Behave> = {
  'one JSON object': send(whole({ content: 'Hello world' }), 'application/json'),
  'one JSON object that claims to be a stream': send(whole({ content: 'Hello world' })),
  'content in parts': send(whole({ content: [{ type: 'text', text: 'Hello world' }] }), 'application/json'),
  'a stream as text/plain': send(hello + world + stop + done, 'text/plain'),
  'a stream as JSON': send(hello + world + stop + done, 'application/json'),
  'a stream in gzip': send(gzipSync(hello + world + stop + done), undefined, 200, { 'content-encoding': 'gzip' }),
  'a stream without an end mark': send(hello + world + stop),
  'a stream without a finish reason': send(hello + world + done),
  'a stream with keep-alives': send(`: wait\n\n${hello}: wait\n\n${world}${stop}${done}`),
  'a stream cut after its finish reason': cut(hello + world + stop),
  'an end mark on an open connection': hang(hello + world + stop + done),
};

export const cutByLength = send(hello + world + chunk({}, 'length') + done);
export const filtered = send(hello + world + chunk({}, 'content_filter') + done);
export const refusing = send(whole({ content: null, refusal: 'I will not.' }), 'application/json');
export const reasoning = send(chunk({ reasoning: 'Hm.' }) + hello + stop + done);
export const callingInPieces = send(
  chunk({ tool_calls: [{ id: 'call_a', function: { name: 'look', arguments: '{"city"' } }] }) +
    chunk({ tool_calls: [{ function: { arguments: ':"Hue"}' } }] }) +
    chunk({}, 'tool_calls') +
    done,
);
export const callingWithObject = send(
  whole({ tool_calls: [{ ...call, function: { name: 'look', arguments: { city: 'Hue' } } }] }, 'tool_calls'),
  'application/json',
);

/** Opens a server that always behaves so; gives its root. */
export async function openUpstream(behave: Behave): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => behave(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`;
}
