import type { ErrorFacts } from './gateways/gateway-profile.ts';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A code or a field's name is short; what is longer is something else. */
const asWord = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : asText(value);
  return text !== undefined && text.length <= 100 ? text : undefined;
};

function readFields(fields: Fields): ErrorFacts {
  const code = asWord(fields['code']) ?? asWord(fields['type']);
  const message = asText(fields['message']) ?? asText(fields['detail']) ?? asText(fields['error']);
  const retryAfterMs = fields['retryAfterMs'];
  const param = asWord(fields['param']);
  return {
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
    ...(param !== undefined && { param }),
  };
}

/**
 * Reads what an error body says, in every shape that a gateway or something before it may send:
 * `{error:{…}}`, `{error:"text"}`, `{code,message}`, `{detail}`; any other value says nothing.
 *
 * @param body the parsed body
 * @see docs/contract.md §1, Errors
 */
export function readErrorBody(body: unknown): ErrorFacts {
  if (!isObject(body)) return {};
  const { error } = body;
  return readFields(isObject(error) ? error : body);
}
