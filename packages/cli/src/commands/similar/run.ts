import { isClawwitsError } from '@clawwits/sdk-ts';
import { collectTexts } from '../../embeddings/collect-texts.ts';
import type { NamedText } from '../../embeddings/read-texts.ts';
import type { EmbedOptions } from '../../embeddings/request-vectors.ts';
import { requestVectors } from '../../embeddings/request-vectors.ts';
import { describeShortage } from '../../gateway/describe-shortage.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { createProgress } from '../../output/progress.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openUsageLog } from '../../usage-log/usage-log.ts';
import type { SimilarData } from './data.ts';

/** Options of `clawwits similar`. */
export interface SimilarOptions extends EmbedOptions {
  /** The most texts to print. Default: 10. */
  readonly top?: number;
}

/** `clawwits similar`: the texts that are most alike to a query. */
export async function similar(
  query: string,
  words: readonly string[],
  { model: wanted, inputFormat, batchSize, top = 10 }: SimilarOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const texts = await collectTexts(words, inputFormat, context);
  const connection = await context.connect('embeddings');
  const progress = createProgress(context.io);
  const vectors: number[][] = [];
  let [inputTokens, attempts] = [0, 0];
  let model: string | undefined;
  let failure: CommandOutcome = {};
  try {
    const all: NamedText[] = [{ id: null, text: query }, ...texts];
    const usageLog = openUsageLog('similar', connection, context);
    const asked = await connection.resolveModel(wanted);
    const request = { model: asked, batchSize, signal: context.io.signal, usageLog };
    for await (const batch of requestVectors(connection.client, all, request)) {
      inputTokens += batch.inputTokens;
      attempts += batch.attempts;
      model = batch.model ?? model;
      vectors.push(...batch.vectors);
      if (vectors.length < all.length) await progress.show(vectors.length, all.length);
    }
  } catch (error) {
    if (vectors.length === 0 || !isClawwitsError(error)) return describeShortage(error, connection, context);
    // Some vectors are paid; without the rest there is no order.
    failure = await describeShortage(error, connection, context);
  } finally {
    await progress.clear();
  }
  const cost = {
    usage: { inputTokens, outputTokens: 0, estimated: false },
    spentWits: inputTokens,
    ...(model !== undefined && { model }),
  };
  if (failure.error !== undefined) return { ...cost, ...failure };

  const [asked = [], ...others] = vectors;
  const matches = others
    .map((vector, index) => ({
      index,
      id: texts[index]?.id ?? null,
      score: dotProduct(asked, vector),
      text: texts[index]?.text ?? '',
    }))
    .sort((one, other) => other.score - one.score || one.index - other.index)
    .slice(0, top);
  for (const match of matches) {
    await context.output.item(match, `${match.score.toFixed(4)}\t${toSingleLine(match.text)}`);
  }
  return { ...cost, data: { query, count: texts.length, matches } satisfies SimilarData, attempts };
}

/** Similarity of two texts. Their vectors have length 1, so the dot product is the cosine of the angle between them. */
function dotProduct(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
}
