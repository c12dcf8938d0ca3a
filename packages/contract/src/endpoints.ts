import type { Scope } from './scopes.ts';

/** Which public API an endpoint's shapes follow: it decides streams, errors and where the key goes. */
export type Dialect = 'openai' | 'anthropic' | 'native';

/** One endpoint of a gateway. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The path below the gateway's root. */
  readonly path: string;
  readonly dialect: Dialect;
  /** The scopes that may call it; `null` where any valid token may. */
  readonly scopes: readonly Scope[] | null;
  /** The SDK's method, for the documentation and the test that walks this table. */
  readonly sdk: string;
  /** What it does, in a sentence. */
  readonly summary: string;
}

/**
 * Answers a conversation.
 * @see contract §1, Endpoints
 */
export const chatCompletions = {
  method: 'POST',
  path: '/v1/chat/completions',
  dialect: 'openai',
  scopes: ['ai', 'full'],
  sdk: 'chat.completions.create',
  summary: 'Answers a conversation, in the shapes of the OpenAI Chat Completions API.',
} as const satisfies Endpoint;

/**
 * Answers a conversation.
 * @see contract §1, Endpoints
 */
export const messages = {
  method: 'POST',
  path: '/v1/messages',
  dialect: 'anthropic',
  scopes: ['ai', 'full'],
  sdk: 'messages.create',
  summary: 'Answers a conversation, in the shapes of the Anthropic Messages API.',
} as const satisfies Endpoint;

/**
 * Turns texts into vectors.
 * @see contract §1, Endpoints
 */
export const embeddings = {
  method: 'POST',
  path: '/v1/embeddings',
  dialect: 'openai',
  scopes: ['ai', 'full'],
  sdk: 'embeddings.create',
  summary: 'Turns texts into vectors of 1024 numbers and unit length.',
} as const satisfies Endpoint;

/**
 * Tells what the wallet holds.
 * @see contract §1, Endpoints
 */
export const witsBalance = {
  method: 'GET',
  path: '/v1/wits/balance',
  dialect: 'native',
  scopes: null,
  sdk: 'wits.balance',
  summary: 'Tells what the wallet holds, in Wits.',
} as const satisfies Endpoint;

/** Every endpoint, by name. */
export const endpoints = { chatCompletions, messages, embeddings, witsBalance } as const satisfies Record<
  string,
  Endpoint
>;

/** The name of an endpoint. */
export type EndpointName = keyof typeof endpoints;
