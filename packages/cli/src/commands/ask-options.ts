import type { ChatDefaults } from '../configuration/chat-defaults.ts';

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
  /** Whether Markdown is rendered on a terminal. */
  readonly markdown?: boolean;
  /** Goes on with the last conversation. */
  readonly continue?: boolean;
  /** Goes on with the conversation of this name, or begins it. */
  readonly session?: string;
}

/** Whether an answer is rendered where it can be: either side may say no. */
export const wantsMarkdown = ({ markdown = true, schema }: AskOptions, defaults: ChatDefaults): boolean =>
  markdown && defaults.markdown !== false && schema === undefined;
