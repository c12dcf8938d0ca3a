import type { ChatDefaults } from '../config/chat-defaults.ts';
import type { SessionOptions } from '../conversation/open-session.ts';
import { type DescribedCommand, option } from '../program/described-command.ts';
import {
  collect,
  collectVariables,
  readLanguage,
  readPositive,
  readTemperature,
  readWits,
} from '../program/option-readers.ts';

/** Options of a question on the command line. */
export interface AskOptions extends SessionOptions {
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly stream?: boolean;
  readonly maxWits?: number;
  readonly usage?: boolean;
  /** True if what would be sent is described, and nothing is sent. */
  readonly dryRun?: boolean;
  /** Files that go along with the question: paths, folders and patterns. */
  readonly file?: readonly string[];
  /** The file of the JSON Schema that the answer is to satisfy. */
  readonly schema?: string;
  /** Name of the template that the prompt is made of. */
  readonly template?: string;
  /** Values of its variables. */
  readonly variable?: Readonly<Record<string, string>>;
  /** The language of the code block to print alone; `true` if any will do. */
  readonly extract?: string | true;
  /** True if Markdown is rendered on a terminal. */
  readonly markdown?: boolean;
}

/** Returns true if Markdown is to be rendered: neither the options nor the defaults may switch it off. */
export const wantsMarkdown = ({ markdown = true, schema, extract }: AskOptions, defaults: ChatDefaults): boolean =>
  markdown && defaults.markdown !== false && schema === undefined && extract === undefined;

/** The arguments and options of commands that ask a model. */
export function addAskOptions(command: DescribedCommand): DescribedCommand {
  return command
    .argument('[prompt...]', 'what to answer; - stands for standard input, however long it takes')
    .option('-m, --model <name>', 'the model that answers (default: auto, the gateway chooses)')
    .option('-s, --system <text>', 'instructions that frame the answer')
    .option('-f, --file <file>', 'a text, an image, a folder or a pattern to attach; may be repeated', collect)
    .option('--dry-run', 'list the files that would go along, and send nothing')
    .option('-t, --template <name>', 'a template of yours that the prompt is made of')
    .option('-v, --variable <name=value>', 'a variable of the template; may be repeated', collectVariables)
    .option('--schema <file>', 'a JSON Schema that the answer is to satisfy; 8 where it does not')
    .addOption(
      option('--extract [language]', 'print the first code block of the answer alone; ends with 8 without one')
        .argParser(readLanguage)
        .conflicts('schema'),
    )
    .option('--max-tokens <number>', 'the most tokens that the answer may have; reserved while it runs', readPositive)
    .option('--max-wits <number>', 'the most that the call may cost (default: CLAWWITS_MAX_WITS)', readWits)
    .option('--temperature <number>', 'randomness, 0 to 2', readTemperature)
    .option('--no-markdown', 'leave Markdown as it is on a terminal too')
    .option('--no-stream', 'wait for the whole answer')
    .addOption(option('--continue', 'continue the last conversation').conflicts('session'))
    .option('--session <name>', 'continue the conversation of this name, or begin it')
    .option('--usage', 'print the cost and what is left on standard error');
}

/** The fields of an answer's data. */
export const answerFields = [
  'text',
  'attachments',
  'left_out',
  'request_id',
  'provider',
  'cached',
  'json',
  'code',
  'code_language',
  'reasoning',
  'refusal',
  'tool_calls',
  'message',
] as const;
