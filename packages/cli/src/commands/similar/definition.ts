import { textFormats } from '../../embeddings/read-texts.ts';
import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { option } from '../../program/described-command.ts';
import { readPositive } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import type { SimilarOptions } from './run.ts';

const notes = localizedText(
  'similar notes',
  `Prints the score, a tab and the text, the most alike first. 1 is the same text, 0 has nothing to do with it.

Examples:
  clawwits similar "a pet" "a cat on the mat" "quarterly revenue"
  clawwits similar "a pet" --top 3 < texts.txt
  clawwits similar "a pet" --input-format jsonl --json < texts.jsonl`,
);

export const similarDefinition: CommandDefinition = {
  name: 'similar',
  description: 'find the texts that are most alike to a query: arguments, then lines of standard input',
  usage: '[options] <query> [text...]',
  define(command, select) {
    command
      .argument('<query>', 'what the texts are compared with')
      .argument('[text...]', 'the texts, one each; - stands for standard input, however long it takes')
      .option('-m, --model <name>', 'the model (default: auto, the gateway chooses)')
      .option('--top <number>', 'how many are printed at the most (default: 10)', readPositive)
      .addOption(
        option('--input-format <format>', 'how texts stand on standard input (default: lines)').choices(textFormats),
      )
      .option('--batch-size <number>', 'how many texts go into one request (default: 64)', readPositive);
    addGatewayOptions(command)
      .addNotes(notes)
      .action((query: string, words: string[], options: SimilarOptions & SharedOptions) =>
        select({
          name: 'similar',
          options,
          dataFields: ['query', 'count', 'matches'],
          run: async (context) => (await import('./run.ts')).similar(query, words, options, context),
        }),
      );
  },
};
