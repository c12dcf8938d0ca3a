import type { GatedCall } from '../core/gate.ts';
import { describeValue, invalidParams } from '../errors/invalid.ts';
import { writeJson } from '../wire/write-json.ts';

/** Tokens of a call, the prompt's and the answer's. */
export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** The most tokens that an image counts as in any model's documentation. */
const mostImageTokens = 1_600;

/** Parts of a prompt whose tokens are counted by the picture, not by the text that holds it. */
const imageTypes = new Set(['image', 'image_url', 'input_image']);

/** Parts that may stand for something of any size, if they do not hold it. */
const outsideMembers = ['file_id', 'file_url'];

/**
 * Bounds the tokens of a call from above; `null` where nothing of the call bounds them. A token is a byte at least in the
 * vocabularies of all models, so that the body's bytes are an upper bound of the prompt.
 *
 * @param defaultMaxTokens what the gateway allows an answer if the call does not say; `null` if that is not known
 */
export function boundTokens({ request }: GatedCall, defaultMaxTokens: number | null): TokenCount | null {
  return boundBody(request.endpoint.name, request.params ?? {}, request.body ?? '', defaultMaxTokens);
}

/**
 * The most tokens that a request can cost, prompt and answer: at gateways billed in Wits, the most Wits. What a budget reserves
 * for the call.
 *
 * @param body as on the wire
 * @param defaultMaxTokens what the gateway allows an answer if the body does not say
 * @returns `null` where nothing of the request bounds it
 * @throws {ConfigurationError} `invalid_params` if the body is not an object, or has no form in JSON
 *
 * @example
 * mostTokens('messages', { model: 'auto', max_tokens: 200, messages: [{ role: 'user', content: 'Xin chào' }] });
 */
export function mostTokens(
  endpoint: 'chatCompletions' | 'messages' | 'responses' | 'embeddings',
  body: object,
  defaultMaxTokens?: number,
): number | null {
  if (typeof body !== 'object' || body === null)
    throw invalidParams(`The body must be an object; got ${describeValue(body)}.`);
  // A body without a model goes out with the gateway's own choice of one.
  const written = writeJson('The body', 'model' in body ? body : { ...body, model: 'a-model-of-the-gateway' });
  const tokens = boundBody(endpoint, body, written, defaultMaxTokens ?? null);
  return tokens === null ? null : tokens.input + tokens.output;
}

function boundBody(
  endpoint: string,
  body: object,
  written: string,
  defaultMaxTokens: number | null,
): TokenCount | null {
  const params = body as Readonly<Record<string, unknown>>;
  const input = boundPrompt(written, params);
  if (endpoint === 'embeddings') return input === null ? null : { input, output: 0 };
  const limit = params['max_completion_tokens'] ?? params['max_tokens'] ?? params['max_output_tokens'];
  const most = typeof limit === 'number' ? limit : defaultMaxTokens;
  if (input === null || most === null || !answersInTokens.has(endpoint)) return null;
  return { input, output: most * (typeof params['n'] === 'number' ? params['n'] : 1) };
}

const answersInTokens: ReadonlySet<string> = new Set(['chatCompletions', 'messages', 'responses']);

function boundPrompt(body: string, params: object): number | null {
  // Quotes within a text are escaped, so that only a member of the body itself matches.
  if (!/"type":"(image|image_url|input_image|file|input_file|document)"/.test(body)) return byteLength(body);
  let images = 0;
  let isBounded = true;
  const rest = JSON.stringify(params, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const { type, source } = value as { type?: unknown; source?: { type?: unknown } };
    if (imageTypes.has(String(type))) {
      images += 1;
      return { type };
    }
    if (outsideMembers.some((name) => name in value) || (type === 'document' && source?.type === 'url'))
      isBounded = false;
    return value;
  });
  return isBounded ? byteLength(rest) + images * mostImageTokens : null;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).byteLength;
