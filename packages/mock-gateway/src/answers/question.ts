import type { JsonObject } from '@clawwits/contract';

/** A tool, in whichever dialect it was given. */
export interface QuestionTool {
  readonly name: string;
  /** The JSON Schema of its arguments. */
  readonly schema: JsonObject;
}

/** A question in one form for all dialects. */
export interface Question {
  /** The last text of the user. */
  readonly prompt: string;
  readonly system: string;
  readonly tools: readonly QuestionTool[];
  /** `auto`: the model decides; `forced`: some tool is called; a name: this tool is called. */
  readonly toolChoice: 'none' | 'auto' | 'forced' | { readonly name: string };
  /** `true` if a tool has answered since the last message of the user. */
  readonly hasToolResult: boolean;
  /** JSON is wanted: any object (`{}`), or one that satisfies a schema. */
  readonly jsonSchema: JsonObject | null;
  /** Maximum thinking tokens; `null` if thinking is off. */
  readonly thinkingTokens: number | null;
}
