import { type ErrorFacts, type GatewayProfile, normalizeErrorCode, statusOfErrorCode } from '@clawwits/contract';
import { moduleOf } from '@clawwits/dialects';
import { errorText } from '#core-parts';
import { collect } from '../transport/collect.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import { UnreadableBody } from '../transport/unreadable-body.ts';
import type { AnsweredContext } from './call-context.ts';
import { readRequestId } from './describe-response.ts';
import { hideKeys } from './hide-secrets.ts';
import type { Refused } from './outcome.ts';
import { readPlainError } from './plain-error.ts';
import { readRetryAfterMs } from './retry-after.ts';

/** Bytes that are read of an error's body. */
const errorBodyLimit = 65_536;

/** An answer that refuses, and what reading it needs. */
export interface RefusalSource {
  readonly answer: TransportAnswer;
  readonly gateway: GatewayProfile;
  /** Milliseconds since 1970. */
  readonly date: number;
  /** The keys that the call has sent: an answer that repeats one does not get it into an error. */
  readonly keys: readonly string[];
}

/** Reads a refusal, whatever its shape; the body is drained, so that the connection can serve the retry. */
export async function readRefusal(source: RefusalSource): Promise<Refused> {
  const { answer } = source;
  const { status } = answer;
  if (status >= 300 && status < 400) {
    answer.body.cancel(new Error('Redirects are not followed.'));
    const location = answer.header('location');
    return refusal(source, status, location === null ? {} : { message: location });
  }
  return refusal(source, status, await readBodyFacts(answer));
}

/**
 * Outcome of a refusal.
 *
 * @param status the answer's, or the equivalent for an error inside an answer of status 200
 */
export function refusal(source: RefusalSource, status: number, facts: ErrorFacts): Refused {
  const { answer, gateway, date, keys } = source;
  const shouldRetry = answer.header('x-should-retry');
  const safeFacts = hideKeysIn(facts, keys);
  return {
    type: 'refused',
    status,
    code: normalizeErrorCode(gateway, status, safeFacts.code),
    facts: safeFacts,
    requestId: readRequestId(answer),
    retryAfterMs: readRetryAfterMs(status, (name) => answer.header(name), facts, date),
    shouldRetry: shouldRetry === 'true' ? true : shouldRetry === 'false' ? false : undefined,
    limits: gateway.readLimits((name) => answer.header(name)),
  };
}

/** Outcome of an error inside an answer of status 200. */
export function refusalInside({ answer, core, keys }: AnsweredContext, facts: ErrorFacts): Refused {
  const source = { answer, gateway: core.gateway, date: core.runtime.date(), keys };
  return refusal(source, statusOfErrorCode(facts.code), facts);
}

function hideKeysIn(facts: ErrorFacts, keys: readonly string[]): ErrorFacts {
  const safe = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? hideKeys(value, keys) : value,
  ]);
  return Object.fromEntries(safe);
}

async function readBodyFacts(answer: TransportAnswer): Promise<ErrorFacts> {
  try {
    const { text } = await collect(answer.body, errorBodyLimit);
    return await readFacts(text.trim(), answer.header('content-type'));
  } catch (error) {
    if (error instanceof UnreadableBody) return { message: error.message };
    throw error;
  }
}

async function readFacts(text: string, contentType: string | null): Promise<ErrorFacts> {
  if (text === '') return { message: 'the answer was empty' };
  const facts = readPlainError(text);
  if (facts !== null) return facts;
  try {
    await errorText.load();
  } catch {
    // The words of the gateway say more than a part of the SDK that could not be loaded.
    return { message: text };
  }
  return moduleOf(errorText).readErrorText(text, contentType);
}
