import type { IncomingMessage, ServerResponse } from 'node:http';
import { isControlPath } from '../control/control-api.ts';
import type { GatewayReply } from '../core/exchange.ts';

/**
 * Pages that may read the gateway's answers. `true` stands for pages of this machine (`http://localhost:5173`), a list for these
 * additional origins, `"*"` among them for every page, `false` for none.
 */
export type CorsOption = boolean | readonly string[];

/** Rules for the parts of an answer that a page may read (Fetch standard, "CORS protocol"). */
export interface Cors {
  /** Answers a preflight request; returns `false` for any other request, and for a page that is not allowed. */
  answerPreflight(incoming: IncomingMessage, outgoing: ServerResponse, path: string): boolean;
  /** Adds the headers that let the page of a request read the reply. */
  expose(reply: GatewayReply, incoming: IncomingMessage, path: string): GatewayReply;
}

const isLoopbackOrigin = (origin: string): boolean =>
  /^https?:\/\/(?:localhost|[\w.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(origin);

/** Creates the rules. The control API answers no page, whatever its origin. */
export function createCors(option: CorsOption): Cors {
  const others = typeof option === 'boolean' ? [] : option;

  function allowedOrigin({ headers }: IncomingMessage, path: string): string | null {
    const { origin } = headers;
    if (option === false || origin === undefined || isControlPath(path)) return null;
    return isLoopbackOrigin(origin) || others.includes(origin) || others.includes('*') ? origin : null;
  }

  return {
    answerPreflight(incoming, outgoing, path) {
      const { method, headers } = incoming;
      const origin = allowedOrigin(incoming, path);
      if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined || origin === null)
        return false;
      outgoing
        .writeHead(204, {
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, POST, DELETE',
          'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
          // A page of the network that asks for this machine (Private Network Access).
          'access-control-allow-private-network': 'true',
          'access-control-max-age': '600',
          vary: 'origin',
        })
        .end();
      return true;
    },
    expose(reply, incoming, path) {
      const origin = allowedOrigin(incoming, path);
      if (origin === null) return reply;
      const exposed = Object.keys(reply.headers).filter((name) => name !== 'content-type');
      return {
        ...reply,
        headers: {
          ...reply.headers,
          'access-control-allow-origin': origin,
          'access-control-expose-headers': exposed.join(', '),
          vary: 'origin',
        },
      };
    },
  };
}
