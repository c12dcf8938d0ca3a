import type { ChatMessage, Clawwits } from '@clawwits/sdk-ts';
import { isClawwitsError } from '@clawwits/sdk-ts';
import type { Output } from '../output/output.ts';
import type { CommandOutcome, Usage } from './command-outcome.ts';

/** The data of a chat's record. */
export interface ChatData {
  readonly text: string;
  readonly request_id: string | null;
  readonly provider: string | null;
  readonly cached: boolean | null;
}

/** What is asked. */
export interface ChatParams {
  readonly messages: ChatMessage[];
  readonly model: string | undefined;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
}

/** Where an answer goes, and what stops it. */
export interface AnswerWay {
  readonly output: Pick<Output, 'delta'>;
  readonly signal: AbortSignal;
}

/** Waits for the whole answer. */
export async function answerWhole(
  client: Clawwits,
  params: ChatParams,
  { output, signal }: AnswerWay,
): Promise<CommandOutcome> {
  const { data, response } = await client.chat.completions
    .create({ ...params, stream: false }, { signal })
    .withResponse();
  const choice = data.choices[0];
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = data.usage;
  const text = choice.message.content ?? '';
  await output.delta(text);
  return {
    data: {
      text,
      request_id: response.requestId ?? null,
      provider: data.x_clawwits?.provider ?? null,
      cached: data.x_clawwits?.cached ?? null,
    } satisfies ChatData,
    ...describeCost({ inputTokens, outputTokens, estimated: false }),
    finishReason: choice.finish_reason,
    model: data.model,
    attempts: response.attempts.length,
  };
}

/**
 * Hands the answer on as it arrives. One that breaks off is an outcome with its error, and with what had arrived.
 *
 * @throws {ClawwitsError} where it does not begin
 */
export async function answerStreamed(
  client: Clawwits,
  params: ChatParams,
  { output, signal }: AnswerWay,
): Promise<CommandOutcome> {
  const { data: stream, response } = await client.chat.completions
    .create({ ...params, stream: true }, { signal })
    .withResponse();
  const known: { model?: string; finishReason?: string; provider: string | null; cached: boolean | null } = {
    provider: null,
    cached: null,
  };
  let text = '';
  let error: unknown;
  try {
    for await (const chunk of stream) {
      const choice = chunk.choices[0];
      const piece = choice?.delta.content ?? '';
      text += piece;
      known.model = chunk.model;
      if (choice?.finish_reason) known.finishReason = choice.finish_reason;
      if (chunk.x_clawwits !== undefined) Object.assign(known, pickExtension(chunk.x_clawwits));
      if (piece !== '') await output.delta(piece);
    }
  } catch (caught) {
    if (!isClawwitsError(caught)) throw caught;
    error = caught;
  }
  const { provider, cached, ...facts } = known;
  return {
    ...(error !== undefined && { error }),
    ...((error === undefined || text !== '') && {
      data: { text, request_id: response.requestId ?? null, provider, cached } satisfies ChatData,
    }),
    // An answer that failed before it began has cost nothing.
    ...((error === undefined || text !== '') && describeCost(stream.usage)),
    ...facts,
    attempts: response.attempts.length,
  };
}

const pickExtension = ({ provider, cached }: { provider: string; cached: boolean }) => ({ provider, cached });

/** One token is one Wits. */
function describeCost(usage: Usage): Pick<CommandOutcome, 'usage' | 'spentWits'> {
  return { usage, spentWits: usage.inputTokens + usage.outputTokens };
}
