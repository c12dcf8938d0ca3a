import type { ChatMessage, JsonObject } from '@clawwits/sdk-ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { countTokens, tokensOfImage } from '../input/count-tokens.ts';

/** Estimate of what a call reserves before it starts; one token is one Wits. */
export interface Estimate {
  /** The prompt, about. */
  readonly inputTokens: number;
  /** The answer, at the most. */
  readonly maxOutputTokens: number;
  /** True if the length of the answer is an assumption. */
  readonly isAssumed: boolean;
}

/** The problem of a request body. */
export interface Problem {
  readonly problem: LocalizedMessage;
}

/** Length of an answer that a request does not limit, in tokens; gateways may reserve a different amount. */
export const assumedMaxTokens = 1_024;

/**
 * Estimates a request body of any of the endpoints that spend.
 *
 * @returns the estimate, or what is wrong with the body
 */
export function estimateRequest(body: JsonObject, defaultMaxTokens: number = assumedMaxTokens): Estimate | Problem {
  const { messages, input } = body;
  if (input !== undefined && messages === undefined) {
    const texts = typeof input === 'string' ? [input] : input;
    if (!Array.isArray(texts) || texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
      return { problem: localized('has an "input" that is neither a text nor a list of texts') };
    }
    return { inputTokens: countTexts(texts), maxOutputTokens: 0, isAssumed: false };
  }
  if (!Array.isArray(messages) || messages.length === 0)
    return { problem: localized('holds no "messages" and no "input"') };
  const { system, tools, response_format: format, n: choices = 1 } = body;
  const limit = body['max_tokens'] ?? body['max_completion_tokens'] ?? null;
  if (limit !== null && !isPositive(limit))
    return { problem: localized('has a "max_tokens" that is no whole number of 1 or more') };
  if (!isPositive(choices)) return { problem: localized('has an "n" that is no whole number of 1 or more') };
  const rest = [system, tools, format].filter((part) => part !== undefined && part !== null).map(toText);
  return {
    inputTokens: estimateMessages(messages as unknown as ChatMessage[]) + countTexts(rest),
    maxOutputTokens: (limit ?? defaultMaxTokens) * choices,
    isAssumed: limit === null,
  };
}

/** About how many tokens messages are. */
export function estimateMessages(messages: readonly Pick<ChatMessage, 'content'>[]): number {
  return messages.reduce((sum, { content }) => {
    if (!Array.isArray(content)) return sum + countTexts([toText(content ?? '')]);
    return (
      sum +
      (content as readonly { type?: unknown }[]).reduce(
        (inner, part) =>
          inner + (part?.type === 'image_url' || part?.type === 'image' ? tokensOfImage : countTexts([textOf(part)])),
        0,
      )
    );
  }, 0);
}

const textOf = (part: unknown): string => {
  const { text } = (part ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : toText(part);
};

const toText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const countTexts = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + countTokens(text), 0);

const isPositive = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;
