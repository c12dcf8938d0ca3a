import type {
  ChatCompletion,
  ChatCompletionChunk,
  EmbeddingList,
  Message,
  MessageStreamEvent,
  WitsBalance,
} from '@clawwits/contract';
import {
  base64EmbeddingListSchema,
  chatCompletionChunkSchema,
  chatCompletionSchema,
  describeIssues,
  embeddingListSchema,
  messageSchema,
  messageStreamEventSchema,
  witsBalanceSchema,
} from '@clawwits/contract/schemas';
import { GatewayError } from './errors/error-classes.ts';

/** Each answer of the gateway by the name of its type. */
export interface Answers {
  ChatCompletion: ChatCompletion;
  ChatCompletionChunk: ChatCompletionChunk;
  Message: Message;
  MessageStreamEvent: MessageStreamEvent;
  EmbeddingList: EmbeddingList;
  Base64EmbeddingList: EmbeddingList<string>;
  WitsBalance: WitsBalance;
}

interface Schema {
  safeParse(value: unknown): { success: true } | { success: false; error: Parameters<typeof describeIssues>[0] };
}

const schemas: Record<keyof Answers, Schema> = {
  ChatCompletion: chatCompletionSchema,
  ChatCompletionChunk: chatCompletionChunkSchema,
  Message: messageSchema,
  MessageStreamEvent: messageStreamEventSchema,
  EmbeddingList: embeddingListSchema,
  Base64EmbeddingList: base64EmbeddingListSchema,
  WitsBalance: witsBalanceSchema,
};

/**
 * Checks an answer against the contract and gives it back untouched. The client itself never does: a paid answer is
 * not thrown away because a field is missing. For tests, and for gateways that you do not trust yet. Needs `zod`.
 *
 * @param name the answer's type
 * @param value the answer
 * @throws {GatewayError} `invalid_response`, naming the first field that is not as the contract says
 *
 * @example
 * const balance = validate('WitsBalance', await cw.wits.balance());
 */
export function validate<Name extends keyof Answers>(name: Name, value: unknown): Answers[Name] {
  const result = schemas[name].safeParse(value);
  if (result.success) return value as Answers[Name];
  const { message, field } = describeIssues(result.error);
  throw new GatewayError(`The answer is no ${name} as the contract says: ${message}`, {
    code: 'invalid_response',
    ...(field !== '' && { param: field }),
  });
}
