import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import type { AnyClient } from '../gateway/open-client.ts';
import { localized } from '../i18n/localized-message.ts';
import type { UsageLog } from '../usage-log/usage-log.ts';
import type { NamedText, TextFormat } from './read-texts.ts';

/** Options of `clawwits embed`. */
export interface EmbedOptions {
  readonly model?: string;
  readonly inputFormat?: TextFormat;
  readonly batchSize?: number;
}

/** Parameters of a request for vectors. */
export interface VectorRequest {
  readonly model: string | undefined;
  /** Number of texts in one request. Default: 64. */
  readonly batchSize: number | undefined;
  readonly signal: AbortSignal;
  readonly usageLog: UsageLog;
}

/** Result of one request. */
export interface VectorBatch {
  readonly vectors: readonly number[][];
  readonly inputTokens: number;
  readonly attempts: number;
  readonly model: string | undefined;
}

/**
 * Requests the vectors of texts in batches, in the order of the texts.
 *
 * @throws {ClawwitsError} if a request fails
 */
export async function* requestVectors(
  client: AnyClient,
  texts: readonly NamedText[],
  { model, batchSize = 64, signal, usageLog }: VectorRequest,
): AsyncGenerator<VectorBatch> {
  for (let start = 0; start < texts.length; start += batchSize) {
    const input = texts.slice(start, start + batchSize).map(({ text }) => text);
    const { data, response } = await usageLog.record(
      { model, atMostTokens: input.reduce((sum, one) => sum + Buffer.byteLength(one), 0) },
      () => client.embeddings.create({ input, model }, { signal }).withResponse(),
      ({ data: { usage, model: served } }) => ({
        usage: { inputTokens: usage.prompt_tokens, outputTokens: 0, estimated: false },
        model: served,
      }),
    );
    yield {
      vectors: inOrder(data.data, input.length),
      inputTokens: data.usage.prompt_tokens,
      attempts: response.attempts.length,
      model: data.model,
    };
  }
}

/** Sorts vectors by their index: the gateway does not promise their order. */
function inOrder(vectors: readonly { index: number; embedding: number[] }[], count: number): number[][] {
  const sorted = [...vectors].sort((one, other) => one.index - other.index).map(({ embedding }) => embedding);
  if (sorted.length === count) return sorted;
  throw new CommandError(
    localized('The gateway gave {vectors} vectors for {texts} texts.', { vectors: sorted.length, texts: count }),
    {
      exitCode: exitCodes.unavailable,
      code: 'invalid_response',
    },
  );
}
