import { textFormats } from '../../embeddings/read-texts.ts';
import type { EmbedOptions } from '../../embeddings/request-vectors.ts';
import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { option } from '../../program/described-command.ts';
import { readPositive } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';

const notes = localizedText(
  'embed notes',
  `Prints one line of JSON for each text, in their order: {"index":0,"id":null,"embedding":[...]}

Examples:
  clawwits embed "a cat on the mat" "quarterly revenue"
  clawwits embed < texts.txt > vectors.jsonl
  clawwits embed --input-format jsonl < texts.jsonl    lines such as {"id":7,"text":"..."}`,
);

export const embedDefinition: CommandDefinition = {
  name: 'embed',
  description: 'turn texts into vectors: arguments, then lines of standard input',
  usage: '[options] [text...]',
  define(command, select) {
    command
      .argument('[text...]', 'the texts, one each; - stands for standard input, however long it takes')
      .option('-m, --model <name>', 'the model (default: auto, the gateway chooses)')
      .addOption(
        option('--input-format <format>', 'how texts stand on standard input (default: lines)').choices(textFormats),
      )
      .option('--batch-size <number>', 'how many texts go into one request (default: 64)', readPositive);
    addGatewayOptions(command)
      .addNotes(notes)
      .action((words: string[], options: EmbedOptions & SharedOptions) =>
        select({
          name: 'embed',
          options,
          dataFields: ['count', 'dimensions', 'embeddings'],
          run: async (context) => (await import('./run.ts')).embed(words, options, context),
        }),
      );
  },
};
