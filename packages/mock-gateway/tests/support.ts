import type { ChatCompletion, GatewayErrorBody, Message } from '@clawwits/contract';
import { createGateway, defaultBaseURL, type Gateway, type GatewayOptions } from '@clawwits/mock-gateway';

/** A test knows whether it looks at an answer or at a refusal. */
type Refused = Pick<GatewayErrorBody, 'error'>;

/** What a test reads of an answer. */
export interface Answered<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export const user = (content: string) => ({ role: 'user', content });

/** A gateway and short ways to call it. */
export function openGateway(options: GatewayOptions = {}) {
  const gateway = createGateway(options);
  return { gateway, ...callsOf(gateway) };
}

export function callsOf(gateway: Gateway) {
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ) =>
    gateway.fetch(`${defaultBaseURL}${path}`, {
      method,
      headers: { authorization: `Bearer ${gateway.apiKey}`, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
  const call = async <Body>(...request: Parameters<typeof send>): Promise<Answered<Body>> => {
    const response = await send(...request);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  const chat = (body: object = {}, headers: Record<string, string> = {}) =>
    call<ChatCompletion & Refused>('POST', '/v1/chat/completions', { messages: [user('Hi')], ...body }, headers);
  const message = (body: object = {}, headers: Record<string, string> = {}) =>
    call<Message & Refused>('POST', '/v1/messages', { messages: [user('Hi')], max_tokens: 200, ...body }, headers);
  const streamChat = (body: object = {}, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    send('POST', '/v1/chat/completions', { messages: [user('Hi')], stream: true, ...body }, headers, signal);
  return { send, call, chat, message, streamChat };
}

/** The values of a stream's `data:` lines; `[DONE]` stays text. */
export async function readEvents(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => (line === 'data: [DONE]' ? '[DONE]' : JSON.parse(line.slice(6))));
}

/** Waits until something is so; fails after a bound. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It never happened that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An answer without end. */
export function* endlessWords(): Generator<string> {
  for (;;) yield ' word';
}
