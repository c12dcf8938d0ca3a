import { describeIssues } from '@clawwits/contract/schemas';
import type * as z from 'zod';
import { BodyError, type GatewayRequest } from '../core/exchange.ts';
import { Refusal } from '../core/refusal.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body as text, whatever its content type.
 * @throws Refusal `invalid_request`
 */
export async function readText(request: GatewayRequest, limitBytes: number): Promise<string> {
  try {
    return utf8.decode(await request.readBody(limitBytes));
  } catch (error) {
    if (error instanceof BodyError) throw new Refusal('invalid_request', error.message);
    if (error instanceof TypeError) throw new Refusal('invalid_request', 'The body is not UTF-8.');
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const complaint = text.trim() === '' ? 'The body is missing' : 'The body is not JSON';
    throw new Refusal('invalid_request', `${complaint}: send a JSON object.`);
  }
}

/**
 * Parses and checks a body. Returns the value unchanged, with the fields that the schema does not have.
 * @throws Refusal `invalid_request`, naming the field
 */
export function parseBody<Body>(text: string, schema: z.ZodType<Body>): Body {
  const value = parseJson(text);
  const result = schema.safeParse(value);
  if (result.success) return value as Body;
  const { field, message } = describeIssues(result.error);
  throw new Refusal('invalid_request', message, field === '' ? {} : { param: field });
}
