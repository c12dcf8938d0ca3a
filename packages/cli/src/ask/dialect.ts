import type { ChatMessage, JsonObject } from '@clawwits/sdk-ts';
import type { AnyClient, Resource } from '../gateway/open-client.ts';
import type { CommandOutcome, Usage } from '../output/command-outcome.ts';
import type { Output } from '../output/output.ts';

/** A question in either dialect; its messages have the shape of the chat dialect. */
export interface Question {
  readonly messages: readonly ChatMessage[];
  readonly model: string | undefined;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
  /** The JSON Schema that the answer is to satisfy. */
  readonly schema?: JsonObject | undefined;
}

/** Where an answer is written, and the signal that aborts it. */
export interface AnswerTarget {
  readonly output: Pick<Output, 'delta'>;
  readonly signal: AbortSignal;
}

/** A dialect of the API, as the command calls it. */
export interface Dialect {
  /** The resource that it calls. */
  readonly resource: Resource;
  /** Default of the most tokens of an answer, for a dialect that requires a limit. */
  readonly defaultMaxTokens: number | undefined;
  /** Waits for the whole answer. */
  answerWhole(client: AnyClient, question: Question, target: AnswerTarget): Promise<CommandOutcome>;
  /**
   * Hands the answer on as it arrives. One that breaks off is an outcome with its error, and with what had arrived.
   *
   * @throws {ClawwitsError} if it does not begin
   */
  answerStreamed(client: AnyClient, question: Question, target: AnswerTarget): Promise<CommandOutcome>;
}

/** Name of the answer's schema in both dialects. */
export const schemaName = 'answer';

/** Describes the cost of a complete answer; empty if the gateway does not report it. */
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
