import {
  chatCompletionRequestSchema,
  describeIssues,
  embeddingRequestSchema,
  messageRequestSchema,
  responseRequestSchema,
} from '@clawwits/contract/schemas';
import type { BatchURL, ItemBody } from './item.ts';

const schemas = {
  '/v1/chat/completions': chatCompletionRequestSchema,
  '/v1/messages': messageRequestSchema,
  '/v1/responses': responseRequestSchema,
  '/v1/embeddings': embeddingRequestSchema,
} as const;

/** Checks a body against the contract; members that it does not know are passed on. Returns the problem, or `null`. */
export function checkBody(url: BatchURL, body: ItemBody): string | null {
  if (body['stream'] === true) return 'asks for a stream: remove "stream", a batch writes whole answers';
  const result = schemas[url].safeParse(body);
  if (result.success) return null;
  return `has a body that the gateway refuses: ${describeIssues(result.error).message.replace(/\.$/, '')}`;
}
