import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Complaint {
  readonly status: string;
  readonly message: string;
}

const malformed: Complaint = { status: '400 Bad Request', message: 'This is not a valid HTTP/1.1 request.' };

/** Answers to requests that Node's parser refuses. */
const complaints: Readonly<Record<string, Complaint>> = {
  HPE_HEADER_OVERFLOW: { status: '400 Bad Request', message: 'The headers are larger than 16 KiB.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', message: 'The request was not sent in time.' },
};

const bodyOf = (message: string): string =>
  JSON.stringify({ error: { code: 'invalid_request', type: 'invalid_request', message } });

/** Answers a request that is not HTTP. It belongs to no gateway yet, so its answer has the format that all clients read. */
export function answerMalformed({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const { status, message } = complaints[code] ?? malformed;
  const body = bodyOf(message);
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-request-id: req_malformed',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Refuses a request whose headers Node would refuse with an answer that has no body. */
export function refuseHeaders(outgoing: ServerResponse, status: number, message: string): void {
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req_malformed', connection: 'close' };
  outgoing.writeHead(status, headers).end(bodyOf(message));
}
