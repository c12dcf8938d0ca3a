import type { GatedCall } from '../core/gate.ts';

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
  const params = (request.params ?? {}) as Readonly<Record<string, unknown>>;
  const input = boundPrompt(request.body ?? '', params);
  if (request.endpoint.name === 'embeddings') return input === null ? null : { input, output: 0 };
  const limit = params['max_completion_tokens'] ?? params['max_tokens'] ?? params['max_output_tokens'];
  const most = typeof limit === 'number' ? limit : defaultMaxTokens;
  if (input === null || most === null || !answersInTokens.has(request.endpoint.name)) return null;
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
