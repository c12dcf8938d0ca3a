import type { AskOptions } from '../../ask/ask-options.ts';
import { addAskOptions, answerFields } from '../../ask/ask-options.ts';
import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

const notes = localizedText(
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
  define(command, select) {
    addGatewayOptions(addAskOptions(command))
      .addNotes(notes)
      .action((words: string[], options: AskOptions & SharedOptions) =>
        select({
          name: 'messages',
          options,
          dataFields: answerFields,
          run: async (context) => (await import('./run.ts')).messages(words, options, context),
        }),
      );
  },
};
