import { type ErrorFacts, type GatewayProfile, readErrorBody } from '@clawwits/contract';
import { collect } from '../transport/collect.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import type { Refused } from './outcome.ts';
import { readRequestId } from './response-metadata.ts';
import { readToldWait } from './told-wait.ts';

/** What is read of an error's body, in bytes. */
const errorBodyLimit = 65_536;

/** Reads what a refusal says, whatever its shape; the body is drained, so that the connection can serve the retry. */
export async function readRefusal(answer: TransportAnswer, gateway: GatewayProfile, date: number): Promise<Refused> {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    answer.body.cancel(new Error('Redirects are not followed.'));
    const location = answer.header('location');
    return refusal(answer, gateway, date, status, location === null ? {} : { message: location });
  }
  const { text } = await collect(answer.body, errorBodyLimit);
  return refusal(answer, gateway, date, status, readFacts(text, answer.header('content-type') ?? ''));
}

/** A refusal that came inside an answer of status 200, as if it had come with its own status. */
export function refusal(
  answer: TransportAnswer,
  gateway: GatewayProfile,
  date: number,
  status: number,
  facts: ErrorFacts,
): Refused {
  const shouldRetry = answer.header('x-should-retry');
  return {
    type: 'refused',
    status,
    facts,
    requestId: readRequestId(answer),
    toldWaitMs: readToldWait((name) => answer.header(name), facts, date),
    shouldRetry: shouldRetry === 'true' ? true : shouldRetry === 'false' ? false : undefined,
    limits: gateway.readLimits((name) => answer.header(name)),
  };
}

function readFacts(text: string, contentType: string): ErrorFacts {
  const trimmed = text.trim();
  if (trimmed === '') return { message: 'the answer was empty' };
  if (/html/i.test(contentType) || /^<(!doctype|html)/i.test(trimmed)) {
    return { message: 'the answer was an HTML page, not one of the gateway' };
  }
  try {
    return readErrorBody(JSON.parse(trimmed));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { message: trimmed };
  }
}
