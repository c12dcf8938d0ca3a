import type { ChatDefaults } from '../configuration/chat-defaults.ts';
import type { Connection } from '../connection.ts';
import { type Sentence, say } from '../language/sentence.ts';
import { toSingleLine } from '../output/strip-controls.ts';

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

/** Says that a model of the project's is not asked; `null` where there is none, or another is named. */
export const noteStrangeModel = (
  { strangeModel, gateway }: Pick<Connection, 'strangeModel' | 'gateway'>,
  { model }: Pick<AskOptions, 'model'>,
): Sentence | null =>
  strangeModel === undefined || model !== undefined
    ? null
    : say("the project's model {model} is not asked for: it was written for another gateway than {gateway}", {
        model: toSingleLine(strangeModel),
        gateway,
      });
