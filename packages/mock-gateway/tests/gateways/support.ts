import { type Endpoint, type EndpointName, endpoints, gatewayProfiles } from '@clawwits/contract';
import type { AnyGateway } from '@clawwits/mock-gateway';
import { user } from '../support.ts';

/** What a test reads of an answer. */
export interface Answered<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A refusal, in whichever gateway's shape. */
export interface Refused {
  readonly type?: string;
  readonly error: {
    readonly type: string;
    readonly message: string;
    readonly code?: string | null;
    param?: string | null;
  };
}

/** The root under which the gateways of these tests are found. */
export const root = 'https://gateway.test';

/** Short ways to call a gateway, with the key where its profile says. */
export function callsOf(gateway: AnyGateway, key: string = gateway.apiKey) {
  const profile = gatewayProfiles[gateway.name];
  const send = (name: EndpointName, { body, param = '', query = '', headers = {} }: Sent = {}): Promise<Response> => {
    const endpoint: Endpoint = endpoints[name];
    const paths: Partial<Record<EndpointName, string>> = profile.paths;
    const path = (paths[name] ?? endpoint.path).replace(/:\w+$/, encodeURIComponent(param));
    return gateway.fetch(`${root}${path}${query}`, {
      method: endpoint.method,
      headers: { ...(endpoint.auth === 'key' && profile.authenticate(key, endpoint.dialect)), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  };
  const call = async <Body>(name: EndpointName, sent: Sent = {}): Promise<Answered<Body>> => {
    const response = await send(name, sent);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  const chat = <Body>(body: object = {}, headers: Record<string, string> = {}) =>
    call<Body>('chatCompletions', {
      body: { model: modelOf[gateway.name], messages: [user('Hello')], ...body },
      headers,
    });
  return { send, call, chat };
}

interface Sent {
  readonly body?: unknown;
  readonly param?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}

/** A model of each gateway that chats. */
export const modelOf = {
  clawwits: 'auto',
  clew: 'deepseek-v4-pro',
  techopenclaw: 'gpt-5.4',
  klawd: 'anthropic/claude-opus-4',
} as const;
