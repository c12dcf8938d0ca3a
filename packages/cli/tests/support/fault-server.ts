import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server that answers as configured. */
export interface FaultServer {
  readonly url: string;
  /** The requests so far, as `METHOD path`. */
  readonly requests: readonly string[];
  /** Resolves when a client has left before its answer was over. */
  readonly clientLeft: Promise<void>;
}

/** Starts a server on the loopback address; it ends with the test. */
export async function startFaultServer(
  answer: (response: ServerResponse, request: IncomingMessage, body: string) => void,
): Promise<FaultServer> {
  const requests: string[] = [];
  let leave = () => {};
  const clientLeft = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.on('close', () => {
      if (!response.writableEnded) leave();
    });
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => answer(response, request, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, clientLeft };
}

/** An answer in JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_test', ...headers });
  response.end(JSON.stringify(body));
}

/** The gateway's own error envelope. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
) {
  sendJson(response, status, { error: { code, type: code, message: `This is ${code}` } }, headers);
}

/** Begins a streamed answer with the pieces given; it stays open. */
export function beginStream(response: ServerResponse, pieces: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_test' });
  for (const content of pieces) {
    const chunk = {
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      model: 'test-1',
      choices: [{ index: 0, delta: { content }, finish_reason: null }],
    };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  }
}

/** A whole streamed answer. */
export function sendStream(response: ServerResponse, pieces: readonly string[], finishReason = 'stop'): void {
  beginStream(response, pieces);
  const end = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    model: 'test-1',
    choices: [{ index: 0, delta: {}, finish_reason: finishReason }],
  };
  const usage = { ...end, choices: [], usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } };
  response.end(`data: ${JSON.stringify(end)}\n\ndata: ${JSON.stringify(usage)}\n\ndata: [DONE]\n\n`);
}
