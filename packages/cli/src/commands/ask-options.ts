/** What may be said about a question on the command line. */
export interface AskOptions {
  readonly model?: string;
  readonly system?: string;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly stream?: boolean;
  readonly maxWits?: number;
  readonly usage?: boolean;
  /** Files that go along with the question. */
  readonly file?: readonly string[];
  /** The file of the JSON Schema that the answer is to satisfy. */
  readonly schema?: string;
  /** Goes on with the last conversation. */
  readonly continue?: boolean;
  /** Goes on with the conversation of this name, or begins it. */
  readonly session?: string;
}
