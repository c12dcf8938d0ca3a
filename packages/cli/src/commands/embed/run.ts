import { isClawwitsError } from '@clawwits/sdk-ts';
import { collectTexts } from '../../embeddings/collect-texts.ts';
import { type EmbedOptions, requestVectors } from '../../embeddings/request-vectors.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localizeError } from '../../errors/localized-error.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { createProgress } from '../../output/progress.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openUsageLog } from '../../usage-log/usage-log.ts';
import type { EmbedData } from './data.ts';

/** One text's vector, as a line of JSONL. */
interface EmbeddedText {
  readonly index: number;
  readonly id: string | number | null;
  readonly embedding: number[];
}

/** `clawwits embed`: texts as vectors, one line each, in the order of the texts. */
export async function embed(
  words: readonly string[],
  { model: wanted, inputFormat, batchSize }: EmbedOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const texts = await collectTexts(words, inputFormat, context);
  const connection = await context.connect('embeddings');
  const { client } = connection;
  const wantedModel = await connection.resolveModel(wanted);
  const progress = createProgress(context.io);
  const done: EmbeddedText[] = [];
  let [inputTokens, attempts] = [0, 0];
  let model: string | undefined;
  let error: unknown;
  try {
    const usageLog = openUsageLog('embed', connection, context);
    const request = { model: wantedModel, batchSize, signal: context.io.signal, usageLog };
    for await (const batch of requestVectors(client, texts, request)) {
      inputTokens += batch.inputTokens;
      attempts += batch.attempts;
      model = batch.model ?? model;
      await progress.clear();
      for (const embedding of batch.vectors) {
        const line = { index: done.length, id: texts[done.length]?.id ?? null, embedding };
        done.push(line);
        await context.output.item(line);
      }
      if (done.length < texts.length) await progress.show(done.length, texts.length);
    }
  } catch (caught) {
    await progress.clear();
    if (done.length === 0 || !isClawwitsError(caught)) throw caught;
    error = caught;
  }
  return {
    ...(error !== undefined && { error: incomplete(error, done.length, texts.length) }),
    data: {
      count: done.length,
      dimensions: done[0]?.embedding.length ?? 0,
      embeddings: done,
    } satisfies EmbedData,
    usage: { inputTokens, outputTokens: 0, estimated: false },
    spentWits: inputTokens,
    attempts,
    ...(model !== undefined && { model }),
  };
}

/** Some vectors are there and paid, the others are not. */
function incomplete(error: unknown, done: number, all: number): unknown {
  if (!isClawwitsError(error) || error.code === 'aborted') return error;
  return new CommandError(
    localized('Only {done} of {all} texts were embedded. {problem}', { done, all, problem: localizeError(error) }),
    {
      exitCode: exitCodes.incomplete,
      codeOf: error,
      hint: localized('The vectors so far are there; go on with the text after number {done}.', { done }),
      cause: error,
    },
  );
}
