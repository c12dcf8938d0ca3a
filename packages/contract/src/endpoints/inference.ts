import type { Endpoint } from './endpoint.ts';

/**
 * Answers a conversation.
 * @see docs/contract.md §1 to §4
 */
export const chatCompletions = {
  name: 'chatCompletions',
  method: 'POST',
  path: '/v1/chat/completions',
  dialect: 'openai',
  auth: 'key',
  isBilled: true,
  scopes: ['ai', 'full'],
  sdk: 'chat.completions.create',
} as const satisfies Endpoint;

/**
 * Answers a conversation.
 * @see docs/contract.md §1 and §3
 */
export const messages = {
  name: 'messages',
  method: 'POST',
  path: '/v1/messages',
  dialect: 'anthropic',
  auth: 'key',
  isBilled: true,
  scopes: ['ai', 'full'],
  sdk: 'messages.create',
} as const satisfies Endpoint;

/**
 * Answers a conversation.
 * @see docs/contract.md §3
 */
export const responses = {
  name: 'responses',
  method: 'POST',
  path: '/v1/responses',
  dialect: 'openai',
  auth: 'key',
  isBilled: true,
  scopes: ['ai', 'full'],
  sdk: 'responses.create',
} as const satisfies Endpoint;

/**
 * Turns texts into vectors.
 * @see docs/contract.md §1, Endpoints
 */
export const embeddings = {
  name: 'embeddings',
  method: 'POST',
  path: '/v1/embeddings',
  dialect: 'openai',
  auth: 'key',
  isBilled: true,
  scopes: ['ai', 'full'],
  sdk: 'embeddings.create',
} as const satisfies Endpoint;

/**
 * Generates images from a text. Klawd serves it at `/api/images/generations`.
 * @see docs/contract.md §2 and §4
 */
export const imageGenerations = {
  name: 'imageGenerations',
  method: 'POST',
  path: '/v1/images/generations',
  dialect: 'openai',
  auth: 'key',
  isBilled: true,
  scopes: ['ai', 'full'],
  sdk: 'images.generate',
} as const satisfies Endpoint;

/**
 * Generates a video from a text.
 * @see docs/contract.md §2
 */
export const videoGenerations = {
  name: 'videoGenerations',
  method: 'POST',
  path: '/v1/video/generations',
  dialect: 'openai',
  auth: 'key',
  isBilled: true,
  scopes: ['ai', 'full'],
  sdk: 'videos.generate',
} as const satisfies Endpoint;

/**
 * Lists the models, with what is known of their prices.
 * @see docs/contract.md §2 to §4
 */
export const models = {
  name: 'models',
  method: 'GET',
  path: '/v1/models',
  dialect: 'openai',
  auth: 'key',
  isBilled: false,
  scopes: null,
  sdk: 'models.list',
} as const satisfies Endpoint;
