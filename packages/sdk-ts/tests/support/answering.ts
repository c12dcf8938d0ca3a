import { Clawwits, type ClawwitsGateway, type ClientOptions, type Gateway } from '../../src/index.ts';
import { testKey } from './client.ts';

/** A request as a `fetch` was given it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A client whose every request a function answers, and the requests. */
export interface Answering<Client> {
  readonly client: Client;
  readonly sent: readonly SentRequest[];
}

/**
 * Makes a client that needs no network; of another gateway than the default one it has the key that is given, or none.
 *
 * @param answer answers each request; what it throws is a broken connection
 */
export function clientAnsweredBy<G extends Gateway = ClawwitsGateway>(
  answer: (request: SentRequest, index: number) => Response | Promise<Response>,
  options: ClientOptions<G> = {},
): Answering<Clawwits<G>> {
  const sent: SentRequest[] = [];
  const client = new Clawwits<G>({
    apiKey: options.gateway === undefined ? testKey : undefined,
    baseURL: 'https://gateway.test',
    initialRetryDelay: 2,
    fetch: async (url, init) => {
      const { method = 'GET', headers, body } = init;
      const request = { method, url, headers: new Headers(headers), body: readBody(body) };
      return answer(request, sent.push(request) - 1);
    },
    ...options,
  });
  return { client, sent };
}

const readBody = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : (body ?? null));

/** An answer of JSON, with its status and headers. */
export const answerOf = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(value, { status, headers });
