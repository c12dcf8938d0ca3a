import { localizedText } from '../../../i18n/localized-message.ts';

/** A command for a file. */
export interface FileCommand {
  readonly type: 'file' | 'save' | 'load';
  readonly value: string;
}

/** A command of the conversation. */
export type SlashCommand =
  | { readonly type: 'help' | 'undo' | 'usage' | 'balance' | 'clear' }
  | { readonly type: 'retry' }
  | { readonly type: 'quit' }
  | { readonly type: 'model' | 'system'; readonly value: string }
  | { readonly type: 'edit'; readonly value: string }
  | FileCommand
  | { readonly type: 'unknown'; readonly name: string };

const plain = ['help', 'retry', 'undo', 'usage', 'balance', 'clear', 'quit'] as const;
const valued = ['model', 'system', 'edit', 'file', 'save', 'load'] as const;

/** Parses a line; `null` if it is a question. A path such as /etc/hosts is a question. */
export function readSlashCommand(line: string): SlashCommand | null {
  const match = /^\/([a-z]+)(?:\s+([\s\S]*))?$/.exec(line.trim());
  if (match === null) return null;
  const [, name = '', value = ''] = match;
  const [withoutValue, withValue] = [plain.find((known) => known === name), valued.find((known) => known === name)];
  if (withValue !== undefined) return { type: withValue, value: value.trim() };
  return withoutValue === undefined ? { type: 'unknown', name } : ({ type: withoutValue } as SlashCommand);
}

/** The text of `/help`. */
export const slashHelp = localizedText(
  'slash help',
  `/model <name>    the model that answers from now on; without a name, the gateway chooses
/system <text>   instructions that frame the answers; without a text, none
/edit [text]     write the next question in your editor, VISUAL or EDITOR
/file <path>     let a file, an image, a folder or a pattern go along with the next question
/retry           ask the last question again
/undo            take the last question and its answer back
/save <path>     keep the conversation in a file
/load <path>     go on with the conversation of a file
/clear           begin anew
/usage           what the conversation has cost so far
/balance         what the wallet holds
/quit            end; Ctrl-D does the same

Ctrl-C stops an answer and keeps what has arrived; twice at the prompt, it ends the conversation.
A paste of several lines is one question.`,
);
