import type { AskOptions } from '../commands/ask-options.ts';
import { sayText } from '../language/sentence.ts';
import { addAskOptions, answerFields } from './ask-options.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { addGatewayOptions } from './shared-options.ts';

const notes = sayText(
  'chat notes',
  `Examples:
  clawwits chat "Xin chào"
  git diff | clawwits chat "Write a commit message for this"
  clawwits chat "What is wrong here?" -f error.log -f screen.png
  clawwits chat "Three rivers" --schema rivers.schema.json --field data.json
  clawwits chat "And three lakes" --session geography`,
);

export const chatDefinition: CommandDefinition = {
  name: 'chat',
  description: 'answer a prompt, from the arguments, then standard input; without one, converse',
  usage: '[options] [prompt...]',
  define(command, use) {
    addGatewayOptions(addAskOptions(command))
      .addNotes(notes)
      .action((words: string[], options: AskOptions & SharedOptions) =>
        use({
          name: 'chat',
          options,
          dataFields: answerFields,
          run: async (context) => (await import('../commands/chat.ts')).chat(words, options, context),
        }),
      );
  },
};
