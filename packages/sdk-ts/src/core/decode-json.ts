import { readErrorBody, statusOfErrorCode } from '@clawwits/contract';
import { quietCause } from '../errors/quiet-cause.ts';
import { collect } from '../transport/collect.ts';
import type { AnsweredContext, Decoding } from './call-context.ts';
import type { AttemptOutcome, Malformed } from './outcome.ts';
import { refusal } from './refusal.ts';

/** An answer that is one JSON object, handed on untouched. */
export function jsonDecoding<Value extends object>(): Decoding<Value> {
  return { accept: 'application/json', finish: (context) => finishJson<Value>(context) };
}

/** Reads the whole body and parses it; a refusal inside counts as one. */
export async function finishJson<Value extends object>(context: AnsweredContext): Promise<AttemptOutcome<Value>> {
  const { core, answer, settings, response } = context;
  const { text, truncated } = await collect(answer.body, settings.maxResponseSize);

  const malformed = (code: Malformed['code'], problem: string, cause?: unknown): Malformed => ({
    ...{ type: 'malformed', code, problem, cause },
    status: answer.status,
    requestId: response.requestId,
  });
  if (truncated) {
    return malformed(
      'response_too_large',
      `its body is larger than "maxResponseSize" (${settings.maxResponseSize} bytes)`,
    );
  }
  if (text.trim() === '') return malformed('invalid_response', 'its body is empty');

  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return malformed(
      'invalid_response',
      `its body is no JSON (${answer.header('content-type') ?? 'no content type'})`,
      quietCause(error),
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return malformed('invalid_response', 'its body is no JSON object');
  }
  if (isErrorBody(value)) {
    const facts = readErrorBody(value);
    const source = { answer, gateway: core.gateway, date: core.runtime.date(), keys: context.keys };
    return refusal(source, statusOfErrorCode(facts.code), facts);
  }
  return { type: 'succeeded', value: value as Value };
}

/** An error that came with status 200. `error: null` stands in good answers of some gateways. */
function isErrorBody(value: object): boolean {
  return 'error' in value && value.error !== null && value.error !== undefined && value.error !== false;
}
