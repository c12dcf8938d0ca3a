import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { option } from '../../program/described-command.ts';
import { collect, readPositive } from '../../program/option-readers.ts';
import { addOutputOptions } from '../../program/shared-options.ts';
import type { EstimateOptions } from './run.ts';

const notes = localizedText(
  'estimate notes',
  `A call reserves its prompt and --max-tokens before it starts, and gives back what it does not use. The tokens of the
prompt are counted here, about as models count them; an image is counted with 1,600. Sends nothing, and needs no key.

Examples:
  clawwits estimate "Name three rivers" --max-tokens 200
  clawwits estimate --requests requests.jsonl --field data.reserved_wits

A line of requests.jsonl is the body of a chat, a message or an embedding, or an object that holds one as "body".`,
);

export const estimateDefinition: CommandDefinition = {
  name: 'estimate',
  description: 'estimate what a call, or the requests of a file, would reserve; sends nothing',
  usage: '[options] [prompt...]',
  define(command, select) {
    command
      .argument('[prompt...]', 'what would be asked; - stands for standard input, however long it takes')
      .option('-s, --system <text>', 'instructions that frame the answer')
      .option('-f, --file <file>', 'a text, an image, a folder or a pattern to attach; may be repeated', collect)
      .option('--max-tokens <number>', 'the most tokens of an answer that says nothing else', readPositive)
      .addOption(
        option('--requests <file>', 'add up the requests of a file of JSONL; - for standard input').conflicts([
          'system',
          'file',
        ]),
      );
    addOutputOptions(command)
      .addNotes(notes)
      .action((words: string[], options: EstimateOptions & SharedOptions) =>
        select({
          name: 'estimate',
          options,
          dataFields: ['requests', 'input_tokens', 'max_output_tokens', 'reserved_wits'],
          run: async (context) => (await import('./run.ts')).estimate(words, options, context),
        }),
      );
  },
};
