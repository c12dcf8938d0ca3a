const reasons: Record<number, string> = { 200: 'OK', 302: 'Found', 429: 'Too Many Requests', 502: 'Bad Gateway' };

/** The head of an answer. */
export function head(status: number, headers: Record<string, string | number> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${reasons[status] ?? 'Status'}\r\n${lines.join('')}\r\n`;
}

/** A whole answer of text, with its length. */
export function answer(status: number, body: string, headers: Record<string, string | number> = {}): string {
  return head(status, { 'content-length': Buffer.byteLength(body), ...headers }) + body;
}

/** A whole answer of JSON. */
export function jsonAnswer(value: unknown, status = 200, headers: Record<string, string | number> = {}): string {
  return answer(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
}

/** A refusal in the contract's envelope. */
export function refusal(
  status: number,
  code: string,
  details: object = {},
  headers: Record<string, string | number> = {},
): string {
  return jsonAnswer({ error: { code, type: code, message: `It is ${code}.`, ...details } }, status, headers);
}

/** The head of an event stream without a length: it ends with its connection. */
export const streamHead = head(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_stream' });

/** The head of an event stream in chunked coding. */
export const chunkedStreamHead = head(200, {
  'content-type': 'text/event-stream',
  'transfer-encoding': 'chunked',
  'x-request-id': 'req_stream',
});

/** One chunk of the chunked coding. */
export function chunk(bytes: string | Uint8Array): Buffer {
  const content = Buffer.from(bytes as string);
  return Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n')]);
}

/** The end of the chunked coding. */
export const lastChunk = '0\r\n\r\n';
