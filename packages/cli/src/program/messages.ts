import type { AskOptions } from '../commands/ask-options.ts';
import { sayText } from '../language/sentence.ts';
import { addAskOptions, answerFields } from './ask-options.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { addGatewayOptions } from './shared-options.ts';

const notes = sayText(
  'messages notes',
  `As chat with a prompt, on POST /v1/messages, the shapes of the Anthropic API. That API has no default for the length of
an answer: without --max-tokens it is 1,024. The answer to --schema is what a tool named "answer" is called with.

Examples:
  clawwits messages "Xin chào"
  clawwits messages -s "Answer in one word" "Capital of Vietnam?" --json`,
);

export const messagesDefinition: CommandDefinition = {
  name: 'messages',
  description: 'answer a prompt in the shapes of the Anthropic API',
  usage: '[options] [prompt...]',
  define(command, use) {
    addGatewayOptions(addAskOptions(command))
      .addNotes(notes)
      .action((words: string[], options: AskOptions & SharedOptions) =>
        use({
          name: 'messages',
          options,
          dataFields: answerFields,
          run: async (context) => (await import('../commands/messages.ts')).messages(words, options, context),
        }),
      );
  },
};
