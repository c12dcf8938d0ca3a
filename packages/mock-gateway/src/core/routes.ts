import { clawwitsProfile, type Dialect, type Endpoint, type EndpointName, endpoints } from '@clawwits/contract';
import { chatCompletions } from '../endpoints/chat-completions.ts';
import { embeddings } from '../endpoints/embeddings.ts';
import type { EndpointHandler } from '../endpoints/endpoint-handler.ts';
import { messages } from '../endpoints/messages.ts';

/** The endpoints that cost Wits, by name. */
export const billedEndpoints = { chatCompletions, messages, embeddings } as const;

/** A request's endpoint. `handler` is `null` on the one that costs nothing, the balance. */
export interface Route {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  readonly handler: EndpointHandler<unknown> | null;
}

const routes = new Map<string, Route>(
  clawwitsProfile.endpoints.map((name) => {
    const endpoint = endpoints[name];
    const handler = name === 'witsBalance' ? null : billedEndpoints[name];
    return [`${endpoint.method} ${endpoint.path}`, { name, endpoint, handler }];
  }),
);

const dialects = new Map<string, Dialect>(
  Object.values(endpoints).map(({ path, dialect }) => [path, dialect] as const),
);

/** Finds the endpoint of a request: method and path must be exactly those of the contract's table. */
export const findRoute = (method: string, path: string): Route | undefined => routes.get(`${method} ${path}`);

/** The dialect in which errors on a path are told. */
export const dialectOf = (path: string): Dialect => dialects.get(path) ?? 'openai';
