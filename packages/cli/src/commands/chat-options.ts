/** What may be said about a chat on the command line. */
export interface ChatOptions {
  readonly model?: string;
  readonly system?: string;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly stream?: boolean;
  readonly maxWits?: number;
  readonly usage?: boolean;
  /** Goes on with the last conversation. */
  readonly continue?: boolean;
  /** Goes on with the conversation of this name, or begins it. */
  readonly session?: string;
}
