import type { ChatMessage, JsonObject } from '@clawwits/sdk-ts';
import type { AnyClient, Resource } from '../gateway/open-client.ts';
import type { CommandOutcome, Usage } from '../output/command-outcome.ts';
import type { Output } from '../output/output.ts';

/** What is asked, whatever the dialect: messages are written as chat has them. */
export interface Question {
  readonly messages: readonly ChatMessage[];
  readonly model: string | undefined;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
  /** The JSON Schema that the answer is to satisfy. */
  readonly schema?: JsonObject | undefined;
}

/** Where an answer goes, and what stops it. */
export interface AnswerTarget {
  readonly output: Pick<Output, 'delta'>;
  readonly signal: AbortSignal;
}

/** A way of asking a gateway. */
export interface Dialect {
  /** What it asks of a gateway. */
  readonly resource: Resource;
  /** The most tokens of an answer where nobody says, for a dialect that wants to be told. */
  readonly defaultMaxTokens: number | undefined;
  /** Waits for the whole answer. */
  answerWhole(client: AnyClient, question: Question, target: AnswerTarget): Promise<CommandOutcome>;
  /**
   * Hands the answer on as it arrives. One that breaks off is an outcome with its error, and with what had arrived.
   *
   * @throws {ClawwitsError} where it does not begin
   */
  answerStreamed(client: AnyClient, question: Question, target: AnswerTarget): Promise<CommandOutcome>;
}

/** What asks for an answer of a form, under the name that both dialects give it. */
export const schemaName = 'answer';

/** What a whole answer cost, where the gateway reports it. */
export function describeReportedCost(
  inputTokens: unknown,
  outputTokens: unknown,
): Partial<ReturnType<typeof describeCost>> {
  if (typeof inputTokens !== 'number' || typeof outputTokens !== 'number') return {};
  return describeCost({ inputTokens, outputTokens, estimated: false });
}

/** One token is one Wits. */
export function describeCost(usage: Usage): Pick<CommandOutcome, 'usage' | 'spentWits'> {
  return { usage, spentWits: usage.inputTokens + usage.outputTokens };
}
