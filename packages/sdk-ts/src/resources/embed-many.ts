import type { Embedding, EmbeddingList } from '@clawwits/contract';
import type { RequestOptions } from '../core/call.ts';
import { describeValue, invalidOption, invalidParams, mistypedOption } from '../errors/invalid.ts';

/** Progress of `embeddings.createMany`, after each of its calls. */
export interface EmbeddingProgress<Vector = number[]> {
  /** Texts that have their vectors. */
  readonly done: number;
  /** All texts. */
  readonly total: number;
  /** Tokens so far. */
  readonly tokens: number;
  /** Vectors of the call that has just ended, their `index` that of the text among all. */
  readonly embeddings: readonly Embedding<Vector>[];
}

/** Options of `embeddings.createMany`. */
export interface EmbedManyOptions<Vector = number[]> extends RequestOptions {
  /**
   * Prefix of the keys of the calls; the place of a call's first text follows it. The same texts with the same `batchSize` have the
   * same keys, so that a repetition is billed once where the gateway honours them. Default: a new key for each call.
   */
  idempotencyKey?: string | undefined;
  /** Texts in a call, 1 to 2,048. Default 64. */
  batchSize?: number | undefined;
  /** Calls at the same time. Default 4. */
  concurrency?: number | undefined;
  /** Called after each call. If a later call fails, what was paid for until then has been handed to it. */
  onProgress?: ((progress: EmbeddingProgress<Vector>) => void) | undefined;
  /** The model that embeds. Default: the gateway's choice. */
  model?: string | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
  /** `true` gives each vector as a `Float32Array`, half the memory of numbers. Default `false`. */
  float32?: boolean | undefined;
}

type AnyProgress = (progress: EmbeddingProgress<number[] | Float32Array>) => void;

/** `embeddings.create`, for texts in one call. */
type Create = (
  params: { input: string[]; model?: string; user?: string },
  options: RequestOptions,
) => PromiseLike<EmbeddingList>;

/** Turns any number of texts into vectors, in their order, some calls at a time. */
export async function embedMany(
  create: Create,
  texts: Iterable<string> | AsyncIterable<string>,
  given: EmbedManyOptions | (EmbedManyOptions<Float32Array> & { float32: true }) = {},
): Promise<EmbeddingList<number[] | Float32Array>> {
  if (typeof given !== 'object' || given === null) {
    throw invalidOption(`The options must be an object; got ${describeValue(given)}.`);
  }
  const { batchSize = 64, concurrency = 4, onProgress, model, user, float32 = false, ...options } = given;
  const { idempotencyKey } = options;
  checkWhole('batchSize', batchSize, 2_048);
  checkWhole('concurrency', concurrency, 10_000);
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw mistypedOption('onProgress', 'a function', onProgress);
  }
  const all = await collectTexts(texts);
  const data: Embedding<number[] | Float32Array>[] = new Array(all.length);
  const params = { ...(model !== undefined && { model }), ...(user !== undefined && { user }) };
  let served: string | undefined;
  let tokens = 0;
  let done = 0;
  let next = 0;
  let failure: { readonly error: unknown } | null = null;

  async function embedNext(): Promise<void> {
    const start = next;
    next += batchSize;
    const input = all.slice(start, start + batchSize);
    // Each call has a body of its own, which one key for all would make a conflict.
    const key =
      typeof idempotencyKey === 'string' && idempotencyKey !== '' ? `${idempotencyKey}-${start}` : idempotencyKey;
    const answer = await create({ input, ...params }, { ...options, idempotencyKey: key });
    const embeddings = input.map((_, place) => {
      const found = answer.data.find(({ index }) => index === place) ?? answer.data[place];
      if (found === undefined)
        throw invalidParams(`The gateway gave ${answer.data.length} vectors for ${input.length} texts.`);
      const vector = float32 ? Float32Array.from(found.embedding) : found.embedding;
      return { ...found, index: start + place, embedding: vector };
    });
    for (const embedding of embeddings) data[embedding.index] = embedding;
    served ??= answer.model;
    tokens += answer.usage?.prompt_tokens ?? 0;
    done += input.length;
    // The option that chooses the kind of vectors chooses the callback's too.
    (onProgress as AnyProgress | undefined)?.({ done, total: all.length, tokens, embeddings });
  }

  async function work(): Promise<void> {
    while (failure === null && next < all.length) {
      await embedNext().catch((error: unknown) => {
        failure ??= { error };
      });
    }
  }

  await Promise.all(Array.from({ length: Math.min(concurrency, Math.ceil(all.length / batchSize)) }, work));
  if (failure !== null) throw (failure as { error: unknown }).error;
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return { object: 'list', data, ...(served !== undefined && { model: served }), usage };
}

async function collectTexts(texts: Iterable<string> | AsyncIterable<string>): Promise<readonly string[]> {
  const isMany = typeof texts === 'object' && texts !== null;
  if (!isMany || !(Symbol.iterator in texts || Symbol.asyncIterator in texts)) {
    throw invalidParams('The texts must be an array or another iterable of texts.');
  }
  const all: string[] = [];
  for await (const text of texts) {
    if (typeof text !== 'string' || text === '') throw invalidParams(`Text ${all.length} is empty, or no text.`);
    all.push(text);
  }
  return all;
}

function checkWhole(name: string, value: unknown, most: number): void {
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most) return;
  throw mistypedOption(name, `a whole number from 1 to ${most}`, value);
}
