/** What a profile may set for chats. */
export interface ChatDefaults {
  readonly model?: string;
  readonly system?: string;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly maxWits?: number;
  /** Whether Markdown is rendered on a terminal. */
  readonly markdown?: boolean;
}
