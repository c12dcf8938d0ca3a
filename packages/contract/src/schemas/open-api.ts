import * as z from 'zod';
import { endpointDescriptions } from '../endpoints/descriptions.ts';
import { endpoints } from '../endpoints/endpoints.ts';
import { clawwitsErrorTable } from '../errors.ts';
import { clawwitsProfile } from '../gateways/clawwits.ts';
import { rateLimitWindowMs, requestsPerMinute } from '../tiers.ts';
import { chatCompletionChunkSchema, chatCompletionSchema } from './chat-answer.ts';
import { chatCompletionRequestSchema, chatMessageSchema } from './chat-request.ts';
import { base64EmbeddingListSchema, embeddingListSchema, embeddingRequestSchema } from './embeddings.ts';
import { gatewayErrorBodySchema } from './error.ts';
import { messageSchema, messageStreamEventSchema } from './message-answer.ts';
import { messageParamSchema, messageRequestSchema } from './message-request.ts';
import { jsonValueSchema } from './shared.ts';
import { witsBalanceSchema } from './wits.ts';

/** The schemas that the document names. */
const named = {
  JsonValue: jsonValueSchema,
  ChatMessage: chatMessageSchema,
  ChatCompletionRequest: chatCompletionRequestSchema,
  ChatCompletion: chatCompletionSchema,
  ChatCompletionChunk: chatCompletionChunkSchema,
  MessageParam: messageParamSchema,
  MessageRequest: messageRequestSchema,
  Message: messageSchema,
  MessageStreamEvent: messageStreamEventSchema,
  EmbeddingRequest: embeddingRequestSchema,
  EmbeddingList: embeddingListSchema,
  Base64EmbeddingList: base64EmbeddingListSchema,
  WitsBalance: witsBalanceSchema,
  GatewayErrorBody: gatewayErrorBodySchema,
} as const satisfies Record<string, z.ZodType>;

type Name = keyof typeof named;
type EndpointName = (typeof clawwitsProfile.endpoints)[number];

/** Request and answers of each endpoint. */
const bodies = {
  chatCompletions: { request: 'ChatCompletionRequest', answers: ['ChatCompletion'], event: 'ChatCompletionChunk' },
  messages: { request: 'MessageRequest', answers: ['Message'], event: 'MessageStreamEvent' },
  embeddings: { request: 'EmbeddingRequest', answers: ['EmbeddingList', 'Base64EmbeddingList'], event: null },
  witsBalance: { request: null, answers: ['WitsBalance'], event: null },
} as const satisfies Record<
  EndpointName,
  { readonly request: Name | null; readonly answers: readonly Name[]; readonly event: Name | null }
>;

const reference = (name: Name) => ({ $ref: `#/components/schemas/${name}` });

function describeSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]: [string, Record<string, unknown>]) => [id, schema]),
  );
}

const requestIdHeader = { 'x-request-id': { $ref: '#/components/headers/RequestId' } };

function describeErrors(hasBody: boolean): Record<string, unknown> {
  const byStatus = new Map<number, string[]>();
  for (const [code, { status, meaning }] of Object.entries(clawwitsErrorTable)) {
    const isOfBody = status === 400 || status === 402 || status === 409;
    if (isOfBody && !hasBody) continue;
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${meaning}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      {
        description: lines.join('\n\n'),
        headers: {
          ...requestIdHeader,
          ...((status === 429 || status === 409) && {
            'retry-after-ms': { $ref: '#/components/headers/RetryAfterMs' },
          }),
        },
        content: { 'application/json': { schema: reference('GatewayErrorBody') } },
      },
    ]),
  );
}

function describeOperation(name: EndpointName): Record<string, unknown> {
  const { scopes, dialect } = endpoints[name];
  const { summary } = endpointDescriptions[name];
  const { request, answers, event } = bodies[name];
  const [only] = answers;
  const answer = answers.length === 1 ? reference(only) : { oneOf: answers.map(reference) };
  return {
    operationId: name,
    summary,
    description:
      scopes === null ? 'Any valid token.' : `Needs a key of the scope ${scopes.join(' or ')}, or a session.`,
    tags: [dialect],
    ...(request !== null && {
      parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
      requestBody: { required: true, content: { 'application/json': { schema: reference(request) } } },
    }),
    responses: {
      200: {
        description: event === null ? 'The answer.' : 'The answer; with `"stream": true` as server-sent events.',
        headers: requestIdHeader,
        content: {
          'application/json': { schema: answer },
          ...(event !== null && { 'text/event-stream': { schema: reference(event) } }),
        },
      },
      ...describeErrors(request !== null),
    },
  };
}

/**
 * Describes the ClawWits gateway as an OpenAPI 3.1 document, made from the contract's tables and schemas.
 * @see docs/contract.md §1
 */
export function openApiDocument(): Record<string, unknown> {
  const tiers = Object.entries(requestsPerMinute).map(([tier, limit]) => `${tier} ${limit}`);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of clawwitsProfile.endpoints) {
    const { path, method } = endpoints[name];
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ClawWits',
      version: '0.1.0',
      description: `One gateway to many models, billed in Wits: one Wits is one token.\n\nRequests in ${rateLimitWindowMs / 1000} s by tier: ${tiers.join(', ')}.`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'http://127.0.0.1:8787', description: 'The local gateway; no public one is published yet.' }],
    security: [{ token: [] }],
    tags: [
      { name: 'openai', description: 'In the shapes of the OpenAI API.' },
      { name: 'anthropic', description: 'In the shapes of the Anthropic API.' },
      { name: 'native', description: 'Of ClawWits itself.' },
    ],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API key (`cw_sk_…`) or a session JWT.' },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'The same key with the same body within 24 hours returns the stored answer and is billed once.',
          schema: { type: 'string', maxLength: 255 },
        },
      },
      headers: {
        RequestId: { description: 'Names the call.', schema: { type: 'string' } },
        RetryAfterMs: { description: 'How long to wait, in milliseconds.', schema: { type: 'integer' } },
      },
      schemas: describeSchemas(),
    },
  };
}
