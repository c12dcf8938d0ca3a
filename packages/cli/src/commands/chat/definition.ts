import type { AskOptions } from '../../ask/ask-options.ts';
import { addAskOptions, answerFields } from '../../ask/ask-options.ts';
import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

const notes = localizedText(
  'chat notes',
  `Examples:
  clawwits chat "Xin chào"
  git diff | clawwits chat "Write a commit message for this"
  clawwits chat "What is wrong here?" -f error.log -f screen.png
  clawwits chat "Three rivers" --schema rivers.schema.json --field data.json
  clawwits chat "And three lakes" --session geography
  git diff | clawwits chat -t review -v lang=ts
  clawwits chat "A script that backs up this folder" --extract bash > backup.sh`,
);

export const chatDefinition: CommandDefinition = {
  name: 'chat',
  description: 'answer a prompt, from the arguments, then standard input; without one, converse',
  usage: '[options] [prompt...]',
  define(command, select) {
    addGatewayOptions(addAskOptions(command))
      .addNotes(notes)
      .action((words: string[], options: AskOptions & SharedOptions) =>
        select({
          name: 'chat',
          options,
          dataFields: answerFields,
          run: async (context) => (await import('./run.ts')).chat(words, options, context),
        }),
      );
  },
};
