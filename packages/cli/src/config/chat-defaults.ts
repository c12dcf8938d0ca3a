/** Settings for chats that a profile or a project may have. */
export interface ChatDefaults {
  readonly model?: string;
  readonly system?: string;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly maxWits?: number;
  /** True if Markdown is rendered on a terminal. */
  readonly markdown?: boolean;
}
