/** Cost of a stream in tokens; one token is one Wits. */
export interface StreamUsage {
  /** Tokens of the conversation and the tools. */
  readonly inputTokens: number;
  /** Tokens of the answer, thinking included. */
  readonly outputTokens: number;
  /** `true` if the gateway had not reported usage yet and the SDK counted about four characters a token. */
  readonly estimated: boolean;
}

/** Content that a stream had delivered when it ended, on every exit path. */
export interface StreamPartial {
  /**
   * The text so far, of the first answer. If nothing could be read and `events` is 0, the answer as received: its first
   * 65,536 characters, without keys.
   */
  readonly text: string;
  /** Number of events that were delivered. */
  readonly events: number;
  /** Cost so far. */
  readonly usage: StreamUsage;
}
