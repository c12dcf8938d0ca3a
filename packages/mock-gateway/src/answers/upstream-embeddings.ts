import type { EmbeddingList, EmbeddingRequest } from '@clawwits/contract';
import { readErrorBody } from '@clawwits/contract/read-error';
import { decodeBase64, encodeBase64 } from '../endpoints/embeddings/vector.ts';

/** Request for embeddings to an upstream. */
export interface EmbeddingCall {
  readonly body: EmbeddingRequest;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

/** The vectors of an upstream, in the requested encoding. */
export interface EmbeddedTexts {
  /** The answer as received, without its vectors; without usage if none was reported. */
  readonly answer: Omit<EmbeddingList<number[] | string>, 'usage'> & { readonly usage?: object };
  /** Tokens of the texts, if the upstream reports them. */
  readonly promptTokens: number | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const isVector = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'number');

/** Some servers answer in one encoding, whichever was asked for. */
function toEncoding(vector: unknown, isBase64: boolean): number[] | string {
  const numbers = isVector(vector) ? vector : typeof vector === 'string' ? decodeBase64(vector) : null;
  if (numbers === null || numbers.length === 0) throw new Error('its answer holds an embedding that is no vector');
  if (isBase64) return typeof vector === 'string' ? vector : encodeBase64(Float32Array.from(numbers));
  return Array.from(numbers);
}

function parse(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Error('its answer is no list of embeddings');
}

/** Tokens that an upstream counted; some report a total alone, and some report zeros in place of a count. */
function countOf(usage: unknown): number | undefined {
  if (!isObject(usage)) return undefined;
  const count = usage['prompt_tokens'] || usage['total_tokens'];
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

/**
 * Reads the answer of an upstream that embeds.
 *
 * @throws if it is not a list with one vector for each text
 */
export function readEmbeddings(text: string, { input, encoding_format }: EmbeddingRequest): EmbeddedTexts {
  const answer = parse(text);
  const { data, usage } = answer;
  if (!Array.isArray(data)) throw new Error(readErrorBody(answer).message ?? 'its answer is no list of embeddings');
  const wanted = typeof input === 'string' ? 1 : input.length;
  if (data.length !== wanted) throw new Error(`it answered ${wanted} texts with ${data.length} embeddings`);
  const isBase64 = encoding_format === 'base64';
  const embeddings = data.map((item: unknown, index) => {
    const members = isObject(item) ? item : {};
    return {
      object: 'embedding' as const,
      index,
      ...members,
      embedding: toEncoding(members['embedding'], isBase64),
    };
  });
  return { answer: { object: 'list', ...answer, data: embeddings }, promptTokens: countOf(usage) };
}
